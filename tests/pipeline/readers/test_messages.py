"""Mails, messages and what word processors write: each a document with the day and the sender that it states."""

import io
import json
import zipfile

import pytest

from dateline.events.errors import ReadError
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Changed, Context, Skipped, reader_for
from dateline.pipeline.readers.mail import LONG_HEADER

SENT = "2016-07-27"


def items(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(reader_for(file).read(file, Context(name)))


def of(kind, found):
    return [item for item in found if isinstance(item, kind)]


MORNING = f"{SENT}T09:00:00Z"
EXPORTS = {
    "slack": [{"type": "message", "text": "It broke.", "ts": "1469610000.000200", "user": "Ada"}],
    "discord": {
        "channel": {"name": "x"},
        "messages": [{"author": {"name": "Ada"}, "timestamp": MORNING, "content": "It broke."}],
    },
    "messenger": {"messages": [{"sender_name": "Ada", "timestamp_ms": 1469610000000, "content": "It broke."}]},
    "twitter": [{"created_at": "Wed Jul 27 09:00:00 +0000 2016", "full_text": "It broke.", "user": {"name": "Ada"}}],
    "mastodon": {
        "orderedItems": [
            {"type": "Create", "published": MORNING, "actor": "Ada", "object": {"content": "<p>It broke.</p>"}}
        ]
    },
    "telegram, all chats": {
        "chats": {
            "list": [
                {
                    "messages": [
                        {"from": "Ada", "date": MORNING, "date_unixtime": "1", "text": ["It ", {"text": "broke."}]}
                    ]
                }
            ]
        }
    },
}


@pytest.mark.parametrize("value", EXPORTS.values(), ids=EXPORTS)
def test_a_message_says_who_and_on_what_day(tmp_path, value):
    (document,) = of(Document, items(tmp_path, "export.json", json.dumps(value)))
    assert (document.text, document.publisher, str(document.dct)) == ("It broke.", "Ada", f"[{SENT}, 2016-07-28)")


def test_posts_in_a_script_are_read_and_shared_ones_skipped(tmp_path):
    script = "window.YTD.tweets.part0 = " + json.dumps([{"tweet": EXPORTS["twitter"][0]}])
    assert [document.text for document in of(Document, items(tmp_path, "tweets.js", script))] == ["It broke."]
    shared = {"orderedItems": [{"type": "Announce", "published": f"{SENT}T09:00:00Z", "object": "https://x.example/1"}]}
    assert [skip.place for skip in of(Skipped, items(tmp_path, "outbox.json", json.dumps(shared)))] == [
        "orderedItems[0]"
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("[27.07.16, 23:12:01] Ada: It broke.", "[2016-07-27, 2016-07-28)"),
        ("7/27/16, 11:12 PM - Ada: It broke.", "[2016-07-27, 2016-07-28)"),
        ("2016/07/27, 23:12 - Ada: It broke.", "[2016-07-27, 2016-07-28)"),
    ],
)
def test_a_chat_is_read_as_each_country_writes_it(tmp_path, line, day):
    (document, _) = of(Document, items(tmp_path, "chat.txt", f"{line}\nAnd again.\n{line}\n"))
    assert (document.text, document.publisher, str(document.dct)) == ("It broke.\nAnd again.", "Ada", day)


def test_a_day_of_a_chat_that_may_be_two_is_refused(tmp_path):
    rejects = of(Reject, items(tmp_path, "chat.txt", "03/04/16, 23:12 - Ada: It broke.\n" * 2))
    assert ["either way round" in reject.reason for reject in rejects] == [True, True]


def test_a_chronology_with_clocks_is_no_chat(tmp_path):
    text = "27/07/2016, 23:10 - Police: first call.\n27/07/2016, 23:30 - The mayor: a statement.\n"
    assert [document.text for document in of(Document, items(tmp_path, "log.txt", text))] == [text]


def test_a_line_that_begins_with_from_does_not_cut_a_mail(tmp_path):
    header = "From a@x.example Wed Jul 27 09:00:00 2016\nFrom: a@x.example\nDate: Wed, 27 Jul 2016 09:00:00 +0000\n"
    (document,) = of(Document, items(tmp_path, "a.mbox", f"{header}\nOne.\nFrom June on.\n"))
    assert document.text == "One.\nFrom June on.\n"


def test_a_mail_nested_too_deeply_costs_itself(tmp_path):
    header = "From a@x.example Wed Jul 27 09:00:00 2016\nFrom: a@x.example\nDate: Wed, 27 Jul 2016 09:00:00 +0000\n"
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    found = items(tmp_path, "a.mbox", f"{header}{deep}\nIn.\n{header}\nOne.\n")
    assert [document.text for document in of(Document, found)] == ["One.\n"]
    assert [reject.place for reject in of(Reject, found)] == ["mail 1"]


def test_a_mail_with_a_broken_header_is_read_as_far_as_it_goes(tmp_path):
    mail = b"From: \xff <@\nSubject: =?x?b?//?=\nDate: no day\nContent-Type: text/plain; charset=none\n\nIt broke.\n"
    found = items(tmp_path, "a.eml", mail)
    assert [document.text for document in of(Document, found)] == ["It broke.\n"]
    assert len(of(Changed, found)) == 1


def test_a_header_of_any_length_is_read_to_its_cap_and_told(tmp_path):
    subject = b"=?utf-8?q?x?= " * 20_000
    mail = b"From: a@x.example\nSubject: " + subject + b"\nDate: Wed, 27 Jul 2016 09:00:00 +0000\n\nIt broke.\n"
    found = items(tmp_path, "a.eml", mail)
    (document,) = of(Document, found)
    assert (document.text, len(document.title) < 10_000) == ("It broke.\n", True)
    assert [changed.reason for changed in of(Changed, found)] == [LONG_HEADER]


def test_an_archive_that_is_no_text_is_refused(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/other.xml", "<x/>")
    with pytest.raises(ReadError, match="no text of a word processor"):
        items(tmp_path, "a.docx", stream.getvalue())


def test_entities_in_a_word_processors_file_are_refused(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "x">]><d><p><t>&a;</t></p></d>')
    with pytest.raises(ReadError):
        items(tmp_path, "a.docx", stream.getvalue())
