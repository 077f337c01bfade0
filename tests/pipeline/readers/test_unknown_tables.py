"""Tables that nobody knows: what their columns are taken for, and how each column writes its dates."""

import json

import pytest

from dateline.events.table.claim import Claim
from dateline.events.time.bounds import iso
from dateline.pipeline.ingesting.document import Document
from dateline.pipeline.ingesting.mapping import Mapping
from dateline.pipeline.ingesting.reading import items_of
from dateline.pipeline.ingesting.rejects import Reject
from dateline.pipeline.readers import Changed, Columns, Context, Skipped, reader_for
from dateline.pipeline.readers.common.protocol import IN_TITLES

TOLD = "in titles, since no column is one"


def items(tmp_path, content, *, name="t.csv", mapping=None):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(reader_for(file).read(file, Context(name, mapping or Mapping())))


def of(kind, found):
    return [item for item in found if isinstance(item, kind)]


def edtfs(found):
    return [claim.edtf for claim in of(Claim, found)]


@pytest.mark.parametrize(
    ("table", "meanings"),
    [
        ("Datum;Ereignis;Ort;Tote\n03.04.1999;X;Bonn;3\n", ["date (day first)", "title", "places", "quantity"]),
        ("fecha,suceso,lugar\n25/12/1999,X,Madrid\n", ["date (day first)", "title", "places"]),
        ("date de l'événement,intitulé,lieu\n14/07/1789,X,Paris\n", ["date (day first)", "title", "places"]),
        (
            "Início,Fim,Título\n25/04/1974,26/04/1974,X\n",
            ["start (day first)", "end (day first)", "title"],
        ),
        ("date;titre;lieu\n12/03/2019;X;Lille\n", ["date (day first)", "title", "places"]),
        ("Дата,Событие,Город\n22.06.1941,X,Брест\n", ["date (day first)", "title", "places"]),
        ("日期,事件,地点\n1911-10-10,X,武昌\n", ["date", "title", "places"]),
        ("data,evento\nnot a date,X\nnor this,Y\n", ["not used", "title"]),
    ],
    ids=[
        "German",
        "Spanish",
        "French",
        "Portuguese",
        "a French word spelt as in English",
        "Russian",
        "Chinese",
        "a foreign word that is none here",
    ],
)
def test_columns_are_known_in_other_languages(tmp_path, table, meanings):
    (columns,) = of(Columns, items(tmp_path, table))
    assert [meaning for _, meaning in columns.meanings] == meanings


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["36284", "36300"], ["1999-05-04", "1999-05-20"]),
        (["926467200", "1717236000"], ["1999-05-12T00:00:00Z", "2024-06-01T10:00:00Z"]),
        (["926467200000", "1717236000000"], ["1999-05-12T00:00:00Z", "2024-06-01T10:00:00Z"]),
        (["99999", "-50000", "1999"], ["Y99999", "Y-50000", "1999"]),
        (["36284", "1866"], ["1866"]),
    ],
    ids=["days of a spreadsheet", "seconds", "milliseconds", "years", "either: refused"],
)
def test_the_column_says_what_its_numbers_count(tmp_path, cells, expected):
    found = items(tmp_path, "date,title\n" + "".join(f"{cell},Event {n}\n" for n, cell in enumerate(cells)))
    assert edtfs(found) == expected
    assert len(of(Reject, found)) == len(cells) - len(expected)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Year,Month,Day,Event\n1999,5,12,A\n1999,May,,B\n-44,3,15,C\n", ["1999-05-12", "1999-05", "-0044-03-15"]),
        ("Start Year,Start Month,End Year,End Month,Event\n1999,5,1999,6,A\n", ["1999-05/1999-06"]),
        ("Tag,Monat,Jahr,Ereignis\n12,Mai,1999,A\n", ["1999-05-12"]),
        ("date,time,title\n1999-05-12,14:30,A\n1999-05-13,,B\n", ["1999-05-12T14:30:00Z", "1999-05-13"]),
    ],
    ids=["year, month, day", "of start and end", "in German", "a clock beside it"],
)
def test_dates_in_pieces_are_put_together(tmp_path, table, expected):
    assert edtfs(items(tmp_path, table)) == expected


def test_lines_above_the_table_are_skipped_by_name(tmp_path):
    found = items(tmp_path, "Wrecks of the north\nas of 2024,\n\ndate,title\n1866,Lost\n")
    assert [skip.reason for skip in of(Skipped, found)] == ["a line above the table"] * 2
    assert edtfs(found) == ["1866"]


def test_a_first_row_that_is_a_record_is_read_as_one(tmp_path):
    found = items(tmp_path, "1999-05-12,Something happened here,Paris\n1999-05-13,Another thing happened,Rome\n")
    assert [claim.title for claim in of(Claim, found)] == ["Something happened here", "Another thing happened"]
    assert "no names of columns" in of(Changed, found)[0].reason


def test_a_quote_that_is_never_closed_costs_its_line_alone(tmp_path):
    found = items(tmp_path, 'date,title\n1999,A\n2000,"never closed\n2001,C\n')
    assert edtfs(found) == ["1999", "2001"]
    assert [(reject.place, "never closed" in reject.reason) for reject in of(Reject, found)] == [("row 3", True)]


@pytest.mark.parametrize("title", ["</script><script>alert(1)</script>", "A < B > C", "&lt;b&gt; &amp;", "two  spaces"])
def test_a_title_stays_as_it_is_written(tmp_path, title):
    (claim,) = of(Claim, items(tmp_path, f"date,title\n1999,{title}\n"))
    assert claim.title == title


def test_a_nul_costs_itself_and_is_told(tmp_path):
    found = items(tmp_path, b"date,title\n1999,A\0B\n2000,fine\n")
    assert [claim.title for claim in of(Claim, found)] == ["A\ufffdB", "fine"]
    assert "NUL" in of(Changed, found)[0].reason


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig"])
def test_utf_16_is_read_with_and_without_its_mark(tmp_path, encoding):
    (claim,) = of(Claim, items(tmp_path, "date,title\n1999,Zürich\n".encode(encoding)))
    assert claim.title == "Zürich"


def test_excel_may_name_the_delimiter(tmp_path):
    assert edtfs(items(tmp_path, "sep=;\r\ndate;title\r\n1999;A, b\r\n")) == ["1999"]


def test_a_mapping_makes_documents_of_a_table_of_texts(tmp_path):
    mapping = Mapping(columns={"Inhalt": "text", "Datum": "published", "Nr": "record_id"})
    (_, document) = items(tmp_path, "Nr,Inhalt,Datum\n7,Am Abend gelandet.,1866-07-28\n", mapping=mapping)
    assert (document.doc_id, document.text, str(document.dct)) == (
        "7",
        "Am Abend gelandet.",
        "[1866-07-28, 1866-07-29)",
    )


@pytest.mark.parametrize(
    "wrapped",
    [
        '{"meta": {"n": 1}, "data": {"events": [{"date": "1999", "title": "A"}]}}',
        '{"e1": {"date": "1999", "title": "A"}}',
    ],
    ids=["a list in a wrapper", "members with names"],
)
def test_the_records_of_a_json_file_are_found_where_they_are(tmp_path, wrapped):
    assert edtfs(items(tmp_path, wrapped, name="t.json")) == ["1999"]


@pytest.mark.parametrize(
    ("table", "meanings"),
    [
        (
            "Accident Number,Event Date,Make,Severity\nX1,2019-03-10,Boeing,Fatal(157)\n",
            ["record_id", "date", TOLD, TOLD],
        ),
        ("ts,msg\n1717236000,login\n", ["date (seconds since 1970)", TOLD]),
        ("Date filed,Case\n1999-05-12,The harbour against the mill\n", ["date", "title"]),
        ("when,what,Total Deaths,country_txt\n1999-05-12,Flood,3,Norway\n", ["date", "title", "quantity", "places"]),
        ("Data;Evento;Luogo\n12/05/1999;Ponte chiuso;Roma\n", ["date (day first)", "title", "places"]),
        ("sep=;\nWhen;What\n12-May-1999;Bridge closed\n", ["date", "title"]),
    ],
    ids=["no title", "a word for a date", "a date of something", "counts and places", "a language", "said separator"],
)
def test_columns_are_known_by_parts_of_their_names(tmp_path, table, meanings):
    (columns,) = of(Columns, items(tmp_path, table))
    assert [meaning for _, meaning in columns.meanings] == meanings


def test_a_title_is_made_of_the_words_of_a_row_without_one(tmp_path):
    (claim,) = of(
        Claim, items(tmp_path, "Event Date,Make,Severity,Url\n2019-03-10,Boeing,Fatal(157),https://x.example\n")
    )
    assert claim.title == "Boeing, Fatal(157)"


def test_a_title_of_numbers_says_what_they_count(tmp_path):
    columns, claim = items(tmp_path, "year,wheat,rye\n2019,210,\n")
    assert claim.title == "wheat 210"
    assert dict(columns.meanings)["wheat"] == IN_TITLES


def test_names_of_columns_are_found_below_lines_with_several_cells(tmp_path):
    found = items(tmp_path, "The bridge\nmade by the office, May 2000\n\nDate,Event\n1999-05-12,Bridge closed\n")
    assert edtfs(found) == ["1999-05-12"]
    assert [skip.place for skip in of(Skipped, found)] == ["row 1", "row 2"]


def test_a_short_row_is_read_and_told_and_a_note_is_refused(tmp_path):
    found = items(tmp_path, "date,title,place\n1999-05-12,Bridge closed\nSource: the office\n1999-06-03,Opened,Oslo\n")
    assert edtfs(found) == ["1999-05-12", "1999-06-03"]
    assert [change.place for change in of(Changed, found)] == ["row 2"]
    assert "a note" in of(Reject, found)[0].reason


def test_times_of_day_of_a_start_and_an_end_go_with_the_day(tmp_path):
    (claim,) = of(Claim, items(tmp_path, "date,start time,end time,event\n2024-05-12,09:00,10:30,Hearing\n"))
    assert claim.edtf == "2024-05-12T09:00:00Z/2024-05-12T10:30:00Z"
    (claim,) = of(Claim, items(tmp_path, "start date,start time,end date,event\n2024-05-12,09:00,2024-05-13,Hearing\n"))
    assert claim.edtf == "2024-05-12T09:00:00Z/2024-05-13"


def test_years_of_two_digits_are_refused_until_somebody_says_their_century(tmp_path):
    table = "Date,Event\n14/03/87,Ferry sank\n3-May-04,Ferry raised\n"
    assert edtfs(items(tmp_path, table)) == []
    assert "first_year" in of(Reject, items(tmp_path, table))[0].reason
    assert edtfs(items(tmp_path, table, mapping=Mapping(first_year=1950))) == ["1987-03-14", "2004-05-03"]


def test_short_years_are_of_the_age_of_the_full_ones_of_their_column(tmp_path):
    table = (
        "Milestone,Start Date,Finish Date\nSurvey,05-Jan-24,19-Jan-24\nFrame,Q2 2024,Oct-24\nHandover,TBC,12/12/2025\n"
    )
    found = items(tmp_path, table)
    assert edtfs(found) == ["2024-01-05/2024-01-19", None, "/2025-12-12"]
    assert of(Reject, found) == []
    assert ("Start Date", "start (years of two digits from 1974 on)") in of(Columns, found)[0].meanings
    alone = "Milestone,Start Date\nSurvey,05-Jan-24\nFrame,06-Feb-24\n"
    assert len(of(Reject, items(tmp_path, alone))) == 2


ARTICLE = {"source.name": "The Cable", "title": "Bridge closed", "publishedAt": "1999-05-12T10:00:00Z"}


def test_articles_with_nothing_but_a_publication_date_are_documents(tmp_path):
    told = ARTICLE | {"description": "Cracks were found on Monday, and the bridge was closed at once."}
    (document,) = of(Document, items(tmp_path, json.dumps({"articles": [told]}), name="a.json"))
    assert (document.title, str(document.dct)) == ("Bridge closed", "[1999-05-12, 1999-05-13)")


def test_headlines_with_nothing_but_a_publication_date_are_dated_by_it(tmp_path):
    (claim,) = of(Claim, items(tmp_path, json.dumps([ARTICLE]), name="a.json"))
    assert (claim.title, claim.edtf, claim.source.source_id) == ("Bridge closed", "1999-05-12T10:00:00Z", "The Cable")


def test_a_mapping_may_name_the_format(tmp_path):
    file = tmp_path / "events.log"
    file.write_text("date,title\n1999-05-12,Bridge closed\n", "utf-8")
    told = [item for _, item in items_of(file, "events.log", Mapping())]
    assert "format" in told[0].reason
    told = [item for _, item in items_of(file, "events.log", Mapping(format="csv"))]
    assert edtfs(told) == ["1999-05-12"]
    told = [item for _, item in items_of(file, "events.log", Mapping(format="cvs"))]
    assert "known: " in told[0].reason


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("c1850", "1850~"),
        ("May 1850?", "1850-05?"),
        ("1850-05-??", "1850-05-XX"),
        ("1850-05-00", "1850-05"),
        ("1850-00-00", "1850"),
    ],
)
def test_what_is_not_known_of_a_date_is_as_tables_write_it(tmp_path, cell, edtf):
    assert edtfs(items(tmp_path, f"date,event\n{cell},Mill built\n1851-02-03,Mill burnt\n"))[0] == edtf


def test_a_date_of_nothing_but_noughts_is_none(tmp_path):
    found = items(tmp_path, "date,event\n0000-00-00,Mill built\n1851-02-03,Mill burnt\n")
    assert edtfs(found) == [None, "1851-02-03"]
    assert of(Changed, found)[0].reason == "undated: kept without bounds"


@pytest.mark.parametrize(
    ("table", "meanings"),
    [
        ("summary,opened,closed\nA pump,2024-01-03 08:15,2024-01-03 11:40\n", ["title", "start", "end"]),
        ("title,created_at,updated_at,closed_at\nA,2024-01-03,2024-01-05,2024-01-09\n",
         ["title", "start", "not used", "end"]),
        ("name,departure,arrival\nSS Elsa,1911-04-02,1911-04-19\n", ["title", "start", "end"]),
        ("name,arrival,departure\nSS Elsa,1911-04-19,1911-04-23\n", ["title", "start", "end"]),
        ("name,built,sunk\nElsa,1911,17/2/1917\n", ["title", "start", "end"]),
        ("summary,call start,from,to\nPump,2021-02-03 10:11,Ana,Bo\n", ["title", "date", "not used", "not used"]),
        ("task,start,completed\nDig,2021-03-01,2021-03-04\n", ["title", "start", "end"]),
        ("task,date,closed\nDig,2021-03-01,2021-03-04\n", ["title", "date", "not used"]),
        ("name,opened,closed\nTown pool,1998-05-01,Mondays\n",
         ["title", "date", "not used"]),
        ("phase,start,duration (days)\nDesign,2021-03-01,45\n", ["title", "start", "duration"]),
        ("phase,start,end,duration\nDesign,2021-03-01,2021-03-02,1 d\n", ["title", "start", "end", "not used"]),
    ],
    ids=["a ticket", "an issue", "a journey", "a port", "a ship", "from and to people",
         "only the end otherwise", "a date is a date", "opening hours", "a length", "a length beside an end"],
)  # fmt: skip
def test_a_beginning_and_an_end_go_by_the_words_of_a_field(tmp_path, table, meanings):
    (columns,) = of(Columns, items(tmp_path, table))
    assert [meaning.partition(" (")[0] for _, meaning in columns.meanings] == meanings


@pytest.mark.parametrize(
    ("head", "start", "cell", "ends"),
    [
        ("Duration (days)", "2021-03-01", "45", "[2021-04-14, 2021-04-16)"),
        ("duration", "2021-03-01", "2 weeks", "[2021-03-14, 2021-03-16)"),
        ("Dauer", "1998", "3 Jahre", "[2000-01-01, 2002-01-01)"),
        ("duration_min", "2024-01-03T08:15Z", "90", "[2024-01-03T09:45:00Z, 2024-01-03T09:46:00Z)"),
        ("duration", "2024-01-03T08:15Z", "1h 30m", "[2024-01-03T09:45:00Z, 2024-01-03T09:46:00Z)"),
        ("duration", "2024-01-31", "P1M", "[2024-02-28, 2024-03-01)"),
        ("duration", "2024-01-03T08:15Z", "01:30:00", "[2024-01-03T09:45:00Z, 2024-01-03T09:46:00Z)"),
    ],
)
def test_a_length_says_when_it_ended(tmp_path, head, start, cell, ends):
    (claim,) = of(Claim, items(tmp_path, f"what,start,{head}\nWell dug,{start},{cell}\n"))
    assert f"[{iso(claim.bounds.earliest_end)}, {iso(claim.bounds.latest_end)})".replace("T00:00:00Z", "") == ends


@pytest.mark.parametrize("cell", ["45", "a while", "P3X", "2 fortnights", "1.5 months", "-3 days"])
def test_what_is_no_length_is_told_and_costs_nothing(tmp_path, cell):
    found = items(tmp_path, f"what,start,duration\nWell dug,2021-03-01,{cell}\n")
    assert edtfs(found) == ["2021-03-01"]
    (changed,) = of(Changed, found)
    assert "no length of time" in changed.reason
    assert changed.value == cell


def test_what_is_open_or_closed_is_no_place(tmp_path):
    table = "title,date,state\nPump broke,2021-03-01,{}\n"
    for cell, meaning in (("closed", "not used"), ("Ohio", "places")):
        (columns,) = of(Columns, items(tmp_path, table.format(cell)))
        assert dict(columns.meanings)["state"] == meaning


def test_a_kind_and_a_place_are_a_title_and_a_name_that_repeats_is_none(tmp_path):
    rows = "".join(f"2022-0{n},Avon Police,On {street} Street,Burglary\n" for n, street in ((3, "High"), (4, "Park")))
    found = items(tmp_path, f"Month,Reported by,Location,Crime type\n{rows}")
    assert [claim.title for claim in of(Claim, found)] == ["Burglary, On High Street", "Burglary, On Park Street"]


def test_a_cell_of_any_length_is_read_in_its_length(tmp_path):
    found = items(tmp_path, f"note,date,what\n{'A' * 300_000},1866-07-27,Cable landed\n")
    assert edtfs(found) == ["1866-07-27"]
