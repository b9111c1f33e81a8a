"""What a page lets in and out: whom it answers, what everybody else gets, what it never tells."""

import logging
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.pages.pace import Pace
from bot.pages.routes import GUESSES, PRESSES
from tests.bot.pages.visiting import Seen, Visitor
from tests.journeys.play import Play

STAGE = pytest.mark.stage("called")
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


async def closed_pages(chat: Play, visitor: Visitor) -> dict[str, Seen]:
    """One of each kind that opens nothing; the last of them when the meeting is over."""
    root, _, token = visitor.address.rpartition("/")
    found = {
        "unknown": await visitor.look(f"{root}/abc"),
        "tampered": await visitor.look(visitor.address[:-2]),
        "other words": await visitor.look(f"{root}/{token[::-1]}"),
    }
    await chat.say("frida", "dra in länken till Polis")
    found["taken back"] = await visitor.look()
    return found


@STAGE
async def test_given_links_that_open_nothing_then_each_gets_the_same_bytes(
    chat: Play, browser_of_pia: Visitor, browser_of_rut: Visitor
) -> None:
    pages = await closed_pages(chat, browser_of_pia)
    await chat.to("2027-01-21 15:00")
    pages["over"] = await browser_of_rut.look()

    assert {name: (p.status, p.html) for name, p in pages.items()} == dict.fromkeys(
        pages, (404, pages["unknown"].html)
    )
    assert len({frozenset(_told(p.headers).items()) for p in pages.values()}) == 1
    assert "Länken gäller inte" in pages["unknown"].words
    assert "Norrsjö" not in pages["unknown"].html


def _told(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name != "Date"}


@STAGE
async def test_given_a_link_that_was_taken_back_when_a_form_of_it_is_sent_then_nothing_is_done(
    chat: Play, browser_of_pia: Visitor
) -> None:
    form = (await browser_of_pia.look()).hidden("kallelse")
    await chat.say("frida", "dra in länken till Polis")
    seen = await browser_of_pia.post({**form, "svar": "accepted", "gor": "svara"})

    assert seen.status == 404
    assert "via webblänk" not in await chat.say("frida", "läget")


@STAGE
async def test_given_a_new_link_after_the_former_was_taken_back_then_only_it_opens(
    chat: Play, browser_of_pia: Visitor
) -> None:
    await chat.say("frida", "dra in länken till Polis")
    card = await chat.say("frida", "länk till Polis")
    address = next(word for word in card.split() if "/r/" in word)

    assert (await browser_of_pia.look()).status == 404
    assert (await browser_of_pia.look(address)).status == 200


@STAGE
@pytest.mark.parametrize("who", ["rut", "pia", "kaj", "disa"])
async def test_given_anybody_but_the_convener_when_asking_for_a_link_then_there_is_none(
    chat: Play, who: str
) -> None:
    for typed in ("länk till Polis", "dra in länken till Polis", "ladda upp kalendarium"):
        assert "/r/" not in await chat.say(who, typed)


@STAGE
async def test_given_others_read_along_when_a_link_is_asked_for_then_it_is_not_shown(
    chat: Play,
) -> None:
    answer = await chat.say("frida", "länk till Polis", in_group=True)

    assert answer == "Det här svarar jag på i vår egen chatt."


@STAGE
async def test_given_any_page_then_nothing_may_be_fetched_kept_or_framed(
    browser_of_pia: Visitor,
) -> None:
    root = browser_of_pia.address.rpartition("/")[0]
    pages = [await browser_of_pia.look(), await browser_of_pia.look(f"{root}/abc")]
    for page in pages:
        policy = page.headers["Content-Security-Policy"]
        assert HEADERS.items() <= dict(page.headers).items()
        assert page.headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "Set-Cookie" not in page.headers
        assert "<script" not in page.html
        assert "http://" not in page.html.replace("http://127.0.0.1", "")
    style = await browser_of_pia.look(f"{root}/stil.css")
    assert (style.status, "url(" in style.html, "@import" in style.html) == (200, False, False)


@STAGE
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.org"},
        {"Origin": "http://127.0.0.1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/json"},
    ],
    ids=str,
)
async def test_given_a_form_from_elsewhere_then_it_is_not_taken(
    chat: Play, browser_of_pia: Visitor, headers: Mapping[str, str]
) -> None:
    form = (await browser_of_pia.look()).hidden("kallelse")
    fields = {**form, "svar": "accepted", "gor": "svara"}
    body = "&".join(f"{name}={value}" for name, value in fields.items())
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    seen = await browser_of_pia.post(body.encode(), {**kind, **headers})

    assert seen.status == 400
    assert "via webblänk" not in await chat.say("frida", "läget")


@STAGE
async def test_given_a_browser_that_names_no_origin_then_its_form_is_taken(
    browser_of_pia: Visitor,
) -> None:
    """As all do when they are told to name no referrer."""
    form = (await browser_of_pia.look()).hidden("kallelse")
    fields = {**form, "svar": "accepted", "gor": "svara"}
    own = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}

    assert (await browser_of_pia.post(fields, own)).status == 200


@STAGE
@pytest.mark.parametrize("forged", ["", "x", "another's"])
async def test_given_a_form_without_its_own_token_then_it_is_not_taken(
    chat: Play, browser_of_pia: Visitor, browser_of_rut: Visitor, forged: str
) -> None:
    others = (await browser_of_rut.look()).hidden("kallelse")
    token = others["form"] if forged == "another's" else forged
    form = (await browser_of_pia.look()).hidden("kallelse")
    seen = await browser_of_pia.post({**form, "form": token, "svar": "accepted", "gor": "svara"})

    assert seen.status == 400
    assert "via webblänk" not in await chat.say("frida", "läget")


@STAGE
@pytest.mark.parametrize(
    "body",
    [
        b"form=a&form=b",
        b"&".join(b"d%d=x" % n for n in range(60)),
        b"form=" + b"x" * 300_000,
        "form=å".encode(),
        b"",
        b"%00=%00",
    ],
    ids=["twice", "many", "large", "not ascii", "empty", "nul"],
)
async def test_given_a_body_that_is_no_form_of_ours_then_it_is_answered_kindly(
    browser_of_pia: Visitor, body: bytes
) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    seen = await browser_of_pia.post(body, kind)

    assert seen.status == 400
    assert "Formuläret togs inte emot" in seen.words


@STAGE
async def test_given_the_same_link_is_pressed_over_and_over_then_it_must_wait(
    browser_of_pia: Visitor,
) -> None:
    statuses = [(await browser_of_pia.post({"gor": "x"})).status for _ in range(PRESSES + 1)]

    assert statuses == [400] * PRESSES + [429]


@STAGE
async def test_given_somebody_guesses_then_they_must_wait_and_those_with_a_link_need_not(
    browser_of_pia: Visitor,
) -> None:
    root = browser_of_pia.address.rpartition("/")[0]
    for number in range(GUESSES):
        assert (await browser_of_pia.look(f"{root}/guess{number}")).status == 404

    assert (await browser_of_pia.look(f"{root}/guess")).status == 429
    assert (await browser_of_pia.look()).status == 200


def test_given_more_than_the_most_in_a_minute_then_not_before_the_first_has_aged() -> None:
    now = [0.0]
    pace = Pace(2, 60, clock=lambda: now[0])
    assert [pace.allows("a") for _ in range(3)] == [True, True, False]
    assert pace.allows("b")
    now[0] = 60.0

    assert pace.allows("a")


@STAGE
async def test_given_pages_were_opened_and_sent_then_no_token_or_text_stands_in_any_log(
    chat: Play, browser_of_pia: Visitor, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    canary = "Kanariefågeln sjunger"
    await browser_of_pia.brief(d1=canary, d2=canary, d2_antal="")
    await browser_of_pia.brief(d1=canary, d3=canary)
    await browser_of_pia.look(browser_of_pia.address[:-1])
    token = browser_of_pia.address.rpartition("/")[2]
    said = "".join(f"{r.getMessage()} {vars(r)}" for r in caplog.records if "sqlite" not in r.name)
    async with browser_of_pia._session.get(f"{chat.run.address}/metrics") as metrics:
        said += await metrics.text()

    assert [word for word in (token, token[:40], canary) if word in said] == []
