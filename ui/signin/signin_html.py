"""What the pages of signing in and out look like, as HTML without scripts; it decides nothing."""

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from ui import texts as common
from ui.signin import signin_texts
from ui.signin.person import Person
from ui.signin.request_origin import HOME

STYLE = "/static/trygg-signin.css"


@dataclass(frozen=True, slots=True)
class Form:
    """What the sign-in page shows; `error` and `note` are plain text, "" for none."""

    goal: str
    token: str
    minutes: int
    name: str = ""
    error: str = ""
    note: str = ""
    password: bool = True
    provider: bool = False


def signin_page(form: Form) -> str:
    """The form, after what went wrong where something did."""
    parts = [f"<h1>{signin_texts.TITLE}</h1>", f'<p class="lead">{signin_texts.LEAD}</p>']
    if form.error:
        parts.append(f'<p class="box bad" id="fel" role="alert">{escape(form.error)}</p>')
    elif form.note:
        parts.append(f'<p class="box" role="status">{escape(form.note)}</p>')
    if form.provider:
        goal = quote(form.goal, safe="")
        parts.append(
            f'<p><a class="button" href="/logga-in/kommunen?next={goal}">{signin_texts.BY_PROVIDER}</a></p>'
        )
    if form.provider and form.password:
        parts.append(f'<p class="or"><span>{signin_texts.OR}</span></p>')
    if form.password:
        parts.append(_fields(form))
    lasts = signin_texts.LASTS.format(time=signin_texts.lasting(form.minutes))
    resident = f'{signin_texts.RESIDENT} <a href="/">{signin_texts.ASK}</a>'
    parts.append(f'<p class="small">{lasts}</p><p class="small line">{resident}</p>')
    return frame(f"Fel: {signin_texts.TITLE}" if form.error else signin_texts.TITLE, "".join(parts))


def already_page(person: Person) -> str:
    """For who opens the sign-in page signed in."""
    said = escape(signin_texts.AS.format(name=person.name, role=person.role))
    go_on = f'<p><a class="button" href="{HOME}">{signin_texts.GO_ON}</a></p>'
    return frame(
        signin_texts.SIGNED_IN,
        f'<h1>{signin_texts.SIGNED_IN}</h1><p class="lead">{said}</p>{go_on}{_out(plain=True)}',
    )


def leaving_page(person: Person, *, by_proxy: bool) -> str:
    """For who opens the sign-out page signed in; only a button signs out, as a link could stand anywhere."""
    said = escape(f"{signin_texts.SIGNED_IN}: {signin_texts.AS.format(name=person.name, role=person.role)}.")
    way = f'<p class="box">{signin_texts.BY_PROXY}</p>' if by_proxy else _out(plain=False)
    return frame(signin_texts.OUT, f'<h1>{signin_texts.OUT}</h1><p class="lead">{said}</p>{way}')


def left_page() -> str:
    """After a sign-out."""
    links = (
        f'<p><a class="button" href="/logga-in">{signin_texts.AGAIN}</a></p>'
        f'<p class="small"><a href="/">{signin_texts.TO_START}</a></p>'
    )
    body = f'<h1>{signin_texts.SIGNED_OUT}</h1><p class="lead">{signin_texts.OUT_LEAD}</p>{links}'
    return frame(signin_texts.SIGNED_OUT, body)


def frame(title: str, main: str) -> str:
    """A whole page; `title` is plain text, `main` is HTML."""
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        f"<title>{escape(title)} – {common.NAME}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        '<link rel="icon" href="/static/trygg-ikon.svg" type="image/svg+xml">'
        f'<link rel="stylesheet" href="{STYLE}"></head><body>'
        f'<header><a href="/">{common.NAME}</a></header><main>{main}</main></body></html>'
    )


def _fields(form: Form) -> str:
    # Focus goes to what is to be typed next, and a screen reader reads the error there, also without scripts.
    # Where the provider's button is the usual way, it goes nowhere until something was wrong.
    to_name = " autofocus" if not form.name and (form.error or not form.provider) else ""
    told = ' aria-describedby="fel"' if form.error else ""
    name = (
        f'<label for="namn">{signin_texts.NAME}</label><input id="namn" name="name" value="{escape(form.name)}" '
        'autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" '
        f"required{told}{to_name}>"
    )
    password = (
        f'<label for="losen">{signin_texts.PASSWORD}</label><input id="losen" name="password" type="password" '
        f'autocomplete="current-password" maxlength="1000" required{told}{" autofocus" if form.name else ""}>'
    )
    hidden = (
        f'<input type="hidden" name="next" value="{escape(form.goal)}">'
        f'<input type="hidden" name="token" value="{escape(form.token)}">'
    )
    button = _button(signin_texts.TITLE, plain=form.provider)
    return (
        f'<form method="post" action="/logga-in">{hidden}{name}{password}{button}</form>'
        f'<p class="small">{signin_texts.FORGOTTEN}</p>'
    )


def _out(*, plain: bool) -> str:
    return f'<form method="post" action="/logga-ut">{_button(signin_texts.OUT, plain=plain)}</form>'


def _button(said: str, *, plain: bool) -> str:
    kind = ' class="plain"' if plain else ""
    return f'<button type="submit"{kind}>{said}</button>'
