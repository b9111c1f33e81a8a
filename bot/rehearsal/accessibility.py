"""The accessibility statement of the page and the cards, with a way to answer (R-110)."""

from html import escape
from http import HTTPStatus

from aiohttp import web

from bot.rehearsal.channel_guards import is_loopback

PATH = "/tillganglighet"
STATEMENT = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tillgänglighet – SSPF-stödet</title>
<link rel="stylesheet" href="/page/style.css">
</head>
<body class="plain">
<main>
<h1>Tillgänglighet</h1>
<p>SSPF-stödet ska gå att använda för alla. Målet är WCAG 2.1 på nivå AA.</p>
<h2>Så har vi kontrollerat</h2>
<p>Korten och sidan provas automatiskt, ljust och mörkt, på stor skärm och på telefon.
Allt går att göra med tangentbord. Allt som går att trycka på går också att skriva.</p>
<p>Dokument görs som PDF med taggar för skärmläsare (PDF/UA) och som Word.</p>
<h2>Det här är inte kontrollerat än</h2>
<p>Vi har inte provat med skärmläsare, och inte i Teams. Datumfält visar webbläsarens
eget format.</p>
<h2>Berätta för oss</h2>
<p>Fungerar något inte för dig? Skriv till <a href="mailto:{contact}">{contact}</a>.
Berätta vad du ville göra och vad som hände.</p>
<p><a href="/">Till provkörningen</a></p>
</main>
</body>
</html>
"""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
}


def add_routes(app: web.Application, contact: str) -> None:
    """`contact`: the address that answers for the municipality."""

    async def statement(request: web.Request) -> web.Response:
        if not is_loopback(request):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        text = STATEMENT.replace("{contact}", escape(contact))
        return web.Response(text=text, content_type="text/html", headers=HEADERS)

    app.router.add_get(PATH, statement)
