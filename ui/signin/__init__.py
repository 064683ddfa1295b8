"""Who somebody is: accounts, sessions, the sign-in page, OpenID Connect; it knows nothing of what they may then do."""
