"""Delivery to a webhook: with the secret, in order, again until it answers 2xx."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class Hook:
    """Somebody's webhook: what came in, and how to answer the next ones."""

    url: str = ""
    received: "asyncio.Queue[tuple[dict[str, str], dict[str, Any]]]" = field(default_factory=asyncio.Queue)
    statuses: list[int] = field(default_factory=list)
    answer: dict[str, Any] | None = None

    async def handle(self, request: web.Request) -> web.Response:
        await self.received.put((dict(request.headers), await request.json()))
        status = self.statuses.pop(0) if self.statuses else 200
        return web.json_response(self.answer, status=status) if self.answer else web.Response(status=status)

    async def next(self) -> tuple[dict[str, str], dict[str, Any]]:
        return await asyncio.wait_for(self.received.get(), 10)


@pytest.fixture
async def hook():
    found = Hook()
    app = web.Application()
    app.router.add_post("/hook", found.handle)
    async with TestServer(app) as server:
        found.url = str(server.make_url("/hook"))
        yield found


async def test_an_update_is_posted_with_the_secret(api, fatima, hook):
    await api.result("setWebhook", url=hook.url, secret_token="geheim_1", max_connections=1)

    headers, update = await hook.next()

    assert headers["X-Telegram-Bot-Api-Secret-Token"] == "geheim_1"
    assert update["message"]["text"] == "/start"


async def test_what_is_not_answered_with_2xx_is_posted_again_in_order(api, client, fatima, hook):
    hook.statuses = [500, 302]
    await fatima.says("twee")
    await api.result("setWebhook", url=hook.url)

    texts = [(await hook.next())[1]["message"]["text"] for _ in range(4)]

    assert texts == ["/start", "/start", "/start", "twee"]
    assert (await api.result("getWebhookInfo"))["last_error_message"].startswith(
        "Wrong response from the webhook"
    )


async def test_a_webhook_that_is_not_there_is_tried_again(api, client, fatima, unused_tcp_port):
    await api.result("setWebhook", url=f"http://127.0.0.1:{unused_tcp_port}/hook")

    async def failed():
        return (await api.result("getWebhookInfo")).get("last_error_message")

    assert await client.until(failed, "a failed delivery") == "Connection failed"
    assert (await api.result("getWebhookInfo"))["pending_update_count"] == 1


async def test_an_answer_may_call_a_method(api, fatima, hook):
    hook.answer = {"method": "sendMessage", "chat_id": fatima.id, "text": "hoi terug"}
    await api.result("setWebhook", url=hook.url)

    assert (await fatima.sees("hoi terug"))["from"]["is_bot"]


async def test_updates_that_wait_can_be_dropped(api, fatima, hook):
    await api.result("setWebhook", url=hook.url, drop_pending_updates=True)
    await fatima.says("hoi")

    assert (await hook.next())[1]["message"]["text"] == "hoi"


async def test_after_deleting_the_webhook_polling_works_again(api, fatima):
    await api.result("setWebhook", url="https://example.org/hook")
    await api.result("deleteWebhook")

    assert (await api.result("getUpdates"))[0]["message"]["text"] == "/start"
    assert (await api.result("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"url": "http://example.org/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "example"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org", "secret_token": "een spatie"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(api, values, sentence):
    assert await api.refusal("setWebhook", **values) == (400, f"Bad Request: {sentence}")
