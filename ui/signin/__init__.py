"""How staff prove who they are: accounts of our own, an OpenID Connect provider or a proxy's word."""
