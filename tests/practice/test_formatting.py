"""Telegram's HTML, read as strictly as Telegram reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.entities import trimmed, units, with_detected
from practice.formatting import parse_html
from practice.refusals import Refusal


def test_tags_become_entities_counted_in_utf16_units():
    text, entities = parse_html("🎯 <b>Je <i>volgende</i> stap</b>")

    assert text == "🎯 Je volgende stap"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 16},
        {"type": "italic", "offset": 6, "length": 8},
    ]


@pytest.mark.parametrize(
    ("source", "text", "entity"),
    [
        ("<strong>a</strong>", "a", {"type": "bold"}),
        ("<em>a</em>", "a", {"type": "italic"}),
        ("<ins>a</ins>", "a", {"type": "underline"}),
        ("<del>a</del>", "a", {"type": "strikethrough"}),
        ("<tg-spoiler>a</tg-spoiler>", "a", {"type": "spoiler"}),
        ('<span class="tg-spoiler">a</span>', "a", {"type": "spoiler"}),
        ("<blockquote>a</blockquote>", "a", {"type": "blockquote"}),
        ("<blockquote expandable>a</blockquote>", "a", {"type": "expandable_blockquote"}),
        ("<code>a</code>", "a", {"type": "code"}),
        ("<pre>a</pre>", "a", {"type": "pre"}),
        ('<pre><code class="language-python">a</code></pre>', "a", {"type": "pre", "language": "python"}),
        (
            '<a href="https://example.org/?a=1&amp;b=2">a</a>',
            "a",
            {"type": "text_link", "url": "https://example.org/?a=1&b=2"},
        ),
        ("<a href='tg://user?id=5000001'>a</a>", "a", {"type": "text_mention", "user_id": 5000001}),
        (
            '<tg-time unix="1767225600" format="wDT">a</tg-time>',
            "a",
            {"type": "date_time", "unix_time": 1767225600, "date_time_format": "wDT"},
        ),
        ("<B>a</B>", "a", {"type": "bold"}),
        ("<b>a</>", "a", {"type": "bold"}),
    ],
)
def test_every_tag_that_telegram_knows_is_read(source, text, entity):
    assert parse_html(source) == (text, [{"offset": 0, "length": 1, **entity}])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#8364; &#x20AC;", "€ €"),
        ("Post & brieven", "Post & brieven"),
        ("&nbsp;&unknown;", "&nbsp;&unknown;"),
        ("5 > 3", "5 > 3"),
        ("<b></b>leeg", "leeg"),
        ('<a href="geen adres">tekst</a>', "tekst"),
    ],
)
def test_signs_are_read_and_what_is_no_sign_stays(source, text):
    assert parse_html(source) == (text, [])


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("é<h1>a</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("3 < 5 en 6 > 5", 'Unsupported start tag "" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<!-- a -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>a</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a =x>a</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=http://x.nl>a</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_what_telegram_cannot_parse_is_refused_with_its_sentence(source, sentence):
    with pytest.raises(Refusal) as refused:
        parse_html(source)

    assert (refused.value.code, refused.value.description) == (
        400,
        f"Bad Request: can't parse entities: {sentence}",
    )


@given(st.text())
def test_escaped_text_comes_back_as_it_was(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    assert parse_html(escaped) == (text.replace("\r", ""), [])


@given(st.text(alphabet="<>/&;ab =\"'#x1"))
def test_any_text_is_either_read_or_refused(source):
    try:
        text, entities = parse_html(source)
    except Refusal:
        return

    assert all(entity["offset"] + entity["length"] <= units(text) for entity in entities)


def test_white_space_around_a_text_goes_and_entities_move_along():
    assert trimmed("  \nhoi daar ", [{"type": "bold", "offset": 0, "length": 6}]) == (
        "hoi daar",
        [{"type": "bold", "offset": 0, "length": 3}],
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("/help@VoetstukOefenBot nu", [("bot_command", "/help@VoetstukOefenBot")]),
        ("1/2 en /klaar", [("bot_command", "/klaar")]),
        ("kijk op https://example.org/a?b=c.", [("url", "https://example.org/a?b=c")]),
        ("t.me/VoetstukOefenBot?start=abc", [("url", "t.me/VoetstukOefenBot?start=abc")]),
        ("mail naar info@example.org", [("email", "info@example.org")]),
        ("hoi @kees, #post", [("mention", "@kees"), ("hashtag", "#post")]),
        ("om 14.30 uur, € 5", []),
    ],
)
def test_commands_links_and_names_are_found_by_themselves(text, found):
    entities = with_detected(text, [])

    assert [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in entities] == found


def test_nothing_is_found_inside_code():
    assert with_detected("/start", [{"type": "code", "offset": 0, "length": 6}]) == [
        {"type": "code", "offset": 0, "length": 6}
    ]
