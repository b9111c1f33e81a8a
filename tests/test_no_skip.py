"""Under SSPF_TEST_NO_SKIP a test that was skipped is a test that failed."""

import pytest

SKIPPED_TEST = "import pytest\ndef test_skipped(): pytest.skip('no browser')\n"
SKIPPED_FILE = "import pytest\npytest.skip('no server', allow_module_level=True)\n"


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # only what is tested here; and fast
    pytester.makeconftest('pytest_plugins = ["tests.no_skip_plugin"]')
    return pytester


@pytest.mark.parametrize("source", [SKIPPED_TEST, SKIPPED_FILE], ids=["test", "file"])
def test_given_a_skip_when_the_switch_is_off_then_nothing_fails(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.delenv("SSPF_TEST_NO_SKIP", raising=False)
    suite.makepyfile(source)

    suite.runpytest().assert_outcomes(skipped=1)


@pytest.mark.parametrize("source", [SKIPPED_TEST, SKIPPED_FILE], ids=["test", "file"])
def test_given_a_skip_when_the_switch_is_on_then_the_run_is_red_and_names_it(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setenv("SSPF_TEST_NO_SKIP", "1")
    suite.makepyfile(test_browser=source)

    result = suite.runpytest()

    assert result.ret != pytest.ExitCode.OK
    result.stdout.fnmatch_lines(
        ["*SSPF_TEST_NO_SKIP is set, and test_browser.py*was skipped: *no *"]
    )
