"""The documents themselves, their register, the types that describe them and the index that keeps them."""
