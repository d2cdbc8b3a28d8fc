"""The page of the practice room as people use it: phones that are tapped and typed on, in a real browser.

A phone shows one chat at a time. What is read and tapped is in the chat that shows; a tap waits for its button and
takes the newest. Nothing here speaks to the room but the page.
"""

import re
from contextlib import suppress
from dataclasses import dataclass

from playwright.async_api import Locator, Page, ViewportSize, expect
from playwright.async_api import TimeoutError as TookTooLong

WIDE_ENOUGH: ViewportSize = {"width": 4200, "height": 1000}
"""Pixels: so many that no phone of the story has to wait folded at the edge."""

PATIENCE_MS = 40_000.0
"""How long somebody looks at their phone for what must come; the machine may be busy."""


@dataclass(frozen=True)
class PhoneOnPage:
    """One phone, or the wide pane of a team's chat."""

    page: Page
    pane: Locator

    @property
    def chat(self) -> Locator:
        return self.pane.locator(".conversation:visible")

    @property
    def messages(self) -> Locator:
        return self.chat.get_by_test_id("message")

    async def opens_tab(self, title: str) -> None:
        """Show another of the chats on this phone."""
        await self.pane.get_by_role("tab", name=title).click()

    async def says(self, text: str) -> None:
        """Type it and press Enter."""
        field = self.chat.get_by_test_id("composer")
        await field.fill(text)
        await field.press("Enter")

    async def attaches(self, what: str) -> None:
        """Choose from the menu behind the paper clip."""
        await self.chat.get_by_test_id("attach").click()
        await self.page.get_by_role("menuitem", name=what, exact=True).click()

    async def taps(self, button: str, *, under: str = "") -> None:
        """Tap the newest button with exactly these words, under a message with that text if one is named."""
        buttons = self.messages.filter(has_text=under).locator(".inline-row").get_by_role("button")
        await buttons.get_by_text(button, exact=True).last.click(timeout=PATIENCE_MS)

    async def taps_once_more(self, button: str) -> None:
        """Tap again after a kill, as people do who saw nothing happen. A tap that was taken already is harmless.

        The kill may have come before the tap had left, or before its answer had: both are allowed to be lost.
        """
        with suppress(TookTooLong):
            await self.messages.get_by_role("button", name=button, exact=True).last.click(timeout=2_000)

    async def taps_menu(self, button: str) -> None:
        """Tap one of the four buttons below the chat."""
        keyboard = self.chat.get_by_test_id("keyboard")
        await keyboard.get_by_role("button", name=button, exact=True).click(timeout=PATIENCE_MS)

    async def sees(self, *texts: str) -> Locator:
        """Wait for the newest message to have all these texts, one after the other."""
        pattern = re.compile(".*".join(_spoken(text) for text in texts), re.DOTALL)
        await expect(self.messages.last).to_have_text(pattern, timeout=PATIENCE_MS)
        return self.messages.last

    async def has(self, *texts: str) -> Locator:
        """Wait for a message with all these texts, wherever it stands in the chat; gives the newest."""
        found = self.messages
        for text in texts:
            found = found.filter(has_text=text)
        await expect(found.last).to_be_attached(timeout=PATIENCE_MS)
        return found.last

    async def replies(self, to: Locator, text: str) -> None:
        """Answer a message by replying to it."""
        await to.hover()
        await to.get_by_test_id("reply").click()
        await self.says(text)

    async def opens_newest_link(self) -> None:
        """Scan the code that was made last."""
        await self.pane.get_by_test_id("scan").click()
        await self.page.get_by_test_id("recent-link").first.click()

    async def acts_as(self, name: str) -> None:
        """In the pane of a team's chat: be another member."""
        await self.pane.get_by_test_id("act-as").select_option(name)


def _spoken(text: str) -> str:
    """A pattern for these words; the space in an amount does not break, and here any space will do."""
    return re.escape(text).replace("\\ ", "\\s")


@dataclass(frozen=True)
class Stage:
    """The page with everybody's phone on it."""

    page: Page

    async def opens(self, url: str) -> None:
        await self.page.set_viewport_size(WIDE_ENOUGH)
        await self.page.goto(url)
        await expect(self.page.locator("body")).to_have_attribute("data-ready", "true", timeout=PATIENCE_MS)

    async def waits_an_hour(self) -> None:
        """An hour later, as people would: a group gets at most 20 messages a minute."""
        before = await self.page.get_by_test_id("clock").inner_text()
        await self.page.get_by_role("button", name="+1 uur").click()
        await expect(self.page.get_by_test_id("clock")).not_to_have_text(before)

    async def sets_clock(self, moment: str) -> None:
        """Set the clock of the room to a moment in Dutch time, such as 2031-07-01T14:30."""
        await self.page.get_by_text("Anders…").click()
        await self.page.get_by_label("Datum en tijd van de oefenruimte").fill(moment)
        await self.page.get_by_role("button", name="Zet klok").click()

    def phone(self, name: str) -> PhoneOnPage:
        """Somebody's phone."""
        return PhoneOnPage(self.page, self.page.get_by_test_id(f"phone-{name.lower()}"))

    def team(self, title: str) -> PhoneOnPage:
        """The pane of a team's chat."""
        headed = self.page.get_by_role("heading", name=title, exact=True)
        return PhoneOnPage(self.page, self.page.get_by_test_id("team-chat").filter(has=headed))
