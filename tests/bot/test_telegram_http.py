"""What a sender must know is kept apart: nothing left, no answer came, Telegram had trouble, too fast."""

import asyncio
import socket
from contextlib import asynccontextmanager

import pytest
from telegram import InputFile
from telegram.error import BadRequest

from bot.telegram_http import AiohttpRequest, Call, NoAnswer, NothingLeft, ServerTrouble, SlowDown


@asynccontextmanager
async def telegram(answer: bytes | None):
    """A server that gives every request the same answer, or none at all. Also what it was asked."""
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")]
        body = await reader.readexactly(int(length[0].split(b":")[1])) if length else await reader.read(9000)
        asked.append(head + body)
        if answer is None:
            await reader.read()  # until the client has had enough
        else:
            writer.write(answer)
        writer.close()
        served.set()

    served = asyncio.Event()
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    request = AiohttpRequest()
    await request.initialize()
    port = server.sockets[0].getsockname()[1]
    try:
        yield Call(request, f"http://127.0.0.1:{port}/bot1:secret"), asked
    finally:
        await request.shutdown()
        if asked:
            await served.wait()
        server.close()


def reply(status: str, body: bytes) -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status.encode(), len(body), body)


async def test_the_answer_comes_as_it_is():
    async with telegram(reply("200 OK", b'{"ok": true, "result": {"message_id": 7}}')) as (call, asked):
        result = await call("sendMessage", {"chat_id": 11, "text": "hallo", "reply_markup": None})

    assert result == {"message_id": 7}
    assert asked[0].startswith(b"POST /bot1:secret/sendMessage")
    assert asked[0].endswith(b'{"chat_id": 11, "text": "hallo"}')


async def test_a_file_goes_along():
    async with telegram(reply("200 OK", b'{"ok": true, "result": true}')) as (call, asked):
        await call("sendPhoto", {"chat_id": 11, "photo": InputFile(b"\x89PNG", "beeld.png")})

    assert b"multipart/form-data" in asked[0]


async def test_no_connection_means_that_nothing_left():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    request = AiohttpRequest()
    await request.initialize()

    with pytest.raises(NothingLeft) as told:
        await Call(request, f"http://127.0.0.1:{port}/bot1:secret")("getMe", {})

    await request.shutdown()
    assert "secret" not in str(told.value)
    assert told.value.__cause__ is None


async def test_no_answer_in_time_means_that_nobody_knows():
    async with telegram(None) as (call, _):
        with pytest.raises(NoAnswer):
            await call("sendMessage", {"chat_id": 11}, 0.05)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{", NoAnswer),
        (b"", NoAnswer),
        (reply("200 OK", b"<html>"), NoAnswer),
        (reply("502 Bad Gateway", b"<html>"), ServerTrouble),
        (reply("500 Internal Server Error", b'{"ok": false}'), ServerTrouble),
        (
            reply("400 Bad Request", b'{"ok": false, "description": "Bad Request: chat not found"}'),
            BadRequest,
        ),
    ],
)
async def test_each_kind_of_trouble_has_its_own_name(answer, error):
    async with telegram(answer) as (call, _):
        with pytest.raises(error):
            await call("sendMessage", {"chat_id": 11})


@pytest.mark.parametrize(("parameters", "seconds"), [(b'{"retry_after": 7}', 7.0), (b"{}", 1.0)])
async def test_too_fast_tells_how_long_to_wait(parameters, seconds):
    body = b'{"ok": false, "error_code": 429, "parameters": %s}' % parameters
    async with telegram(reply("429 Too Many Requests", body)) as (call, _):
        with pytest.raises(SlowDown) as told:
            await call("sendMessage", {"chat_id": 11})

    assert told.value.seconds == seconds


async def test_after_the_end_nothing_leaves():
    async with telegram(None) as (call, _):
        pass

    with pytest.raises(NothingLeft):
        await call("getMe", {})
