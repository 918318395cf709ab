"""What several browser tests share."""

import pytest

from tests.browser.driver import browser_page


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browser_page(tmp_path_factory.mktemp("profile")) as page:
        yield page
