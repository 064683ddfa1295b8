"""A request → who sent it: by the session's cookie, or by what the trusted proxy says.

Neither proves anything for a request that another site's page may have sent (ui/signin/request_origin.py).
"""

import logging
from functools import cached_property
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from corpus.errors import KnowledgeError, SettingError
from corpus.settings import Settings
from ui.signin.accounts import Account, Accounts
from ui.signin.person import Person
from ui.signin.request_origin import from_proxy, may_act
from ui.signin.session import COOKIE, Session, Sessions
from ui.signin.signing_key import session_key

log = logging.getLogger("trygg.signin")
_HOME = ("localhost", "127.0.0.1", "::1")


class SignIn:
    """Tells who sent a request; an app has one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = checked(settings)
        self.accounts = Accounts(settings.data)

    @cached_property
    def sessions(self) -> Sessions:
        """The sessions of the data folder."""
        return Sessions(self.settings)

    def person(self, request: HTTPConnection) -> Person | None:
        """Who sent the request, None where nobody is signed in; never raises."""
        if not may_act(request):
            return None
        try:
            if session := self.session(request):
                return Person(session.person, session.name, session.role)
            account = self._by_proxy(request)
            return Person(account.id, account.name, account.role) if account else None
        except KnowledgeError as error:
            log.error("ingen kan vara inloggad: %s", error)
            return None

    def session(self, request: HTTPConnection) -> Session | None:
        """The session of the request's cookie, where its account is as it was at the sign-in."""
        found = self.sessions.find(request.cookies.get(COOKIE, ""))
        if found is None or not found.version:
            return found
        account = self.accounts.find(found.person)
        return found if account is not None and account.version == found.version else None

    def _by_proxy(self, request: HTTPConnection) -> Account | None:
        """The account that the trusted proxy names; nobody whom the file doesn't know."""
        header, proxy = self.settings.proxy_user, self.settings.trusted_proxy
        if not header or not from_proxy(request, proxy):
            return None
        names = request.headers.getlist(header)
        # A proxy that adds a line of its own to what a browser sent is no proof.
        return self.accounts.find(names[0]) if len(names) == 1 else None


def checked(settings: Settings) -> Settings:
    """The settings; raises SettingError where those about signing in don't go together."""
    if settings.session_key:
        session_key(settings)  # raises where it is too short
    if settings.proxy_user and not settings.trusted_proxy:
        raise SettingError("TRYGG_PROXY_USER gäller bara med TRYGG_TRUSTED_PROXY: sätt den också.")
    if settings.oidc_issuer:
        address = urlsplit(settings.oidc_issuer)
        if address.scheme != "https" and address.hostname not in _HOME:
            raise SettingError("TRYGG_OIDC_ISSUER måste börja med https://.")
        if not settings.oidc_client:
            raise SettingError("TRYGG_OIDC_ISSUER kräver TRYGG_OIDC_CLIENT, klientens id hos utfärdaren.")
    return settings
