"""What can go wrong with accounts and signing in, in words for whoever reads them.

KnowledgeError
├── AccountError      the operator: an account can't be made, changed or read
└── ProviderError     whoever signs in: the municipality's provider doesn't answer, or not as it must
"""

from corpus.errors import KnowledgeError


class AccountError(KnowledgeError):
    """An account can't be made, changed or read; the message never holds a password."""


class ProviderError(KnowledgeError):
    """The OpenID Connect provider failed or said something that doesn't hold; the message says nothing of what."""
