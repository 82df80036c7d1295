"""The rules of conftest, held against tests that break them."""

from __future__ import annotations

import pytest

RULES = """
    from tests.conftest import no_real_folders, no_real_home, no_thread_left, no_unexpected_log, pytest_configure
"""


def run(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    pytester.makeconftest(RULES)
    pytester.makepyfile(body)
    return pytester.runpytest_inprocess("-p", "no:cacheprovider")


def test_a_test_that_leaves_a_thread_behind_fails(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.conftest._GRACE_S", 0.05)
    result = run(
        pytester,
        """
        import threading

        gate = threading.Event()

        def test_leaves_a_thread():
            threading.Thread(target=gate.wait, args=(20,), name="stray", daemon=True).start()

        def test_lets_it_go():
            gate.set()
        """,
    )
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*threads left running: stray*"])


@pytest.mark.expects_log("something odd")
def test_a_warning_in_the_log_fails_unless_it_is_expected_and_an_expected_one_must_come(
    pytester: pytest.Pytester,
) -> None:
    result = run(
        pytester,
        """
        import logging
        import pytest

        def test_warns():
            logging.getLogger("any").warning("something odd")

        @pytest.mark.expects_log("something od+")
        def test_warns_as_expected():
            logging.getLogger("any").warning("something odd")

        @pytest.mark.expects_log("something odd")
        def test_does_not_warn():
            logging.getLogger("any").info("something odd")
        """,
    )
    result.assert_outcomes(passed=3, errors=2)
    result.stdout.fnmatch_lines(["*unexpected log records: *something odd*", "*did not come*something odd*"])


def test_every_folder_of_the_user_lies_in_an_empty_temporary_home(no_real_folders: object) -> None:
    import platformdirs

    folders = platformdirs.PlatformDirs("pastiche")
    for folder in (folders.user_data_dir, folders.user_cache_dir, folders.user_config_dir, folders.user_log_dir):
        assert folder.startswith(str(no_real_folders))
