"""A published accessibility statement with a way to answer (R-110)."""

import pytest

from tests.fixtures_page import OnPage


@pytest.mark.accepts("R-110")
async def test_given_the_page_then_an_accessibility_statement_can_be_read_and_answered(
    page: OnPage,
) -> None:
    link = page.page.get_by_role("link", name="Tillgänglighet")

    await link.first.click()

    text = await page.page.locator("body").inner_text()
    assert "WCAG" in text
    assert "Berätta för oss" in text or "synpunkter" in text
