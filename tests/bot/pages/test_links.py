"""Tokens: what was made here is read, and nothing else, whatever is changed in it."""

import base64
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.links import Opened, SignedLinks
from sspf.domain.organisation import MunicipalityId
from sspf.domain.web_links import Purpose
from storage.keys import StaticKeys
from tests.factories_links import a_link

NORRSJO, OTHER = MunicipalityId("norrsjo"), MunicipalityId("annan")
LINK = a_link(id="0123456789abcdef0123456789abcdef")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> StaticKeys:
    return StaticKeys(tmp_path_factory.mktemp("keys") / "sspf.keys")


@pytest.fixture(scope="module")
def links(keys: StaticKeys) -> SignedLinks:
    return SignedLinks(keys, "https://sspf.example.org/", "svar@sspf.example.org")


def test_given_a_link_when_its_address_is_opened_then_it_names_the_link(
    links: SignedLinks,
) -> None:
    address = links.address(NORRSJO, LINK)
    root, _, token = address.rpartition("/")

    assert root == "https://sspf.example.org/r"
    assert links.read(token) == Opened(NORRSJO, LINK.id, Purpose.ANSWER)
    assert links.origin == "https://sspf.example.org"


def test_given_another_link_then_it_has_another_address(links: SignedLinks) -> None:
    made = [
        links.token(municipality, link)
        for municipality in (NORRSJO, OTHER)
        for link in (
            LINK,
            a_link(id="another"),
            a_link(id=LINK.id, purpose=Purpose.CALENDAR),
            a_link(id=LINK.id, expires_at=LINK.expires_at + timedelta(days=1)),
        )
    ]

    assert len(set(made)) == len(made)


def test_given_the_address_then_no_name_meeting_or_date_can_be_read_in_it(
    links: SignedLinks,
) -> None:
    body = links.token(NORRSJO, LINK).split(".")[0]
    said = base64.urlsafe_b64decode(body + "==").decode(errors="replace")

    assert [word for word in (LINK.person, str(LINK.meeting), "2027") if word in said] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_given_one_letter_is_changed_or_lost_then_nothing_is_opened(
    links: SignedLinks, data: st.DataObject
) -> None:
    token = links.token(NORRSJO, LINK)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from(["", "A", "b", "0", "-", "_", "=", ".", "å", " ", "\x1f"]))
    changed = token[:place] + other + token[place + 1 :]

    assert changed == token or links.read(changed) is None


@given(st.text(max_size=500))
def test_given_anything_at_all_then_nothing_is_opened(said: str) -> None:
    assert SignedLinks(NoKeys()).read(said) is None


class NoKeys:
    def current(self) -> tuple[str, bytes]:
        return "k", b"x" * 32

    def named(self, key_id: str) -> bytes:
        raise KeyError(key_id)


def test_given_a_key_that_was_rotated_when_an_old_address_is_opened_then_it_still_holds(
    tmp_path: Path,
) -> None:
    keys = StaticKeys(tmp_path / "keys")
    links = SignedLinks(keys, "https://sspf.example.org", "svar@sspf.example.org")
    token, reply = links.token(NORRSJO, LINK), links.reply_address(NORRSJO, LINK)
    keys.rotate()

    assert links.read(token) is not None
    assert links.is_reply(tag_of(reply), NORRSJO, LINK)
    assert links.token(NORRSJO, LINK) != token


def test_given_another_house_when_its_address_is_opened_here_then_it_is_not_ours(
    links: SignedLinks, tmp_path: Path
) -> None:
    theirs = SignedLinks(StaticKeys(tmp_path / "keys"), "https://sspf.example.org")

    assert links.read(theirs.token(NORRSJO, LINK)) is None


def test_given_no_address_and_no_mailbox_then_nothing_is_offered(keys: StaticKeys) -> None:
    links = SignedLinks(keys)

    assert (links.address(NORRSJO, LINK), links.reply_address(NORRSJO, LINK)) == ("", "")


def test_given_a_reply_address_then_it_is_one_that_any_mail_server_takes(
    links: SignedLinks,
) -> None:
    address = links.reply_address(NORRSJO, LINK)

    assert address.startswith("svar+")
    assert address == address.lower()
    assert len(address.partition("@")[0]) <= 64


def test_given_a_tag_then_it_holds_for_its_own_link_alone(links: SignedLinks) -> None:
    tag = tag_of(links.reply_address(NORRSJO, LINK))

    assert links.is_reply(tag.upper(), NORRSJO, LINK)
    assert not links.is_reply(tag, OTHER, LINK)
    assert not links.is_reply(tag, NORRSJO, a_link(id="another"))
    assert not links.is_reply(tag[:-1], NORRSJO, LINK)
    assert not links.is_reply("", NORRSJO, LINK)


def test_given_two_uses_then_what_is_made_for_one_never_serves_the_other(
    links: SignedLinks,
) -> None:
    token = links.token(NORRSJO, LINK)

    assert links.form_token(token, "answer") not in token
    assert links.form_token(token, "answer") != links.form_token(token, "calendar")


def tag_of(address: str) -> str:
    return address.partition("+")[2].partition("@")[0]
