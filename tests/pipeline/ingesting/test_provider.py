"""The provider that a command's options ask for."""

import pytest
from typer.testing import CliRunner

from dateline.events.errors import EndpointError, QueryError
from dateline.pipeline.cli import build_app
from dateline.pipeline.ingesting.provider import Provider, ProviderChoice
from dateline.pipeline.timeline import Timeline
from tests.model_endpoint import endpoint

ARTICLE = "Arden, 1 July 2021\n\nThe mayor resigned on 3 May 2021, and nobody knew why."
RESIGNED = {
    "sentence": 1,
    "quote": "The mayor resigned",
    "date_words": "3 May 2021",
    "event_word": "resigned",
    "title": "Mayor of Arden resigns",
}


def test_rules_and_parse_are_providers_by_name():
    assert ProviderChoice(Provider.RULES).extractor(None).attacher.name == "rules"
    assert ProviderChoice(Provider.PARSE).extractor(None).attacher.name == "parse"


@pytest.mark.parametrize(
    "asked", [ProviderChoice(Provider.MODEL), ProviderChoice(Provider.MODEL, "http://127.0.0.1:1/v1")]
)
def test_a_language_model_wants_an_endpoint_and_a_name(asked):
    with pytest.raises(QueryError, match="needs an endpoint and a model"):
        asked.extractor(None)


def test_the_key_of_an_endpoint_is_taken_from_the_environment_and_never_shown(monkeypatch):
    monkeypatch.setenv("DATELINE_MODEL_KEY", "secret")
    attacher = ProviderChoice(Provider.MODEL, "http://127.0.0.1:1/v1", "m").extractor(None).attacher
    assert attacher.key == "secret"
    assert "secret" not in repr(attacher)


@pytest.mark.parametrize("command", [("build", "-o", "page.html"), ("merge",), ("watch", "--once")])
def test_what_a_language_model_writes_is_in_the_store_and_counts_more_than_our_own_reading(
    command, tmp_path, monkeypatch
):
    pytest.importorskip("pydantic_ai")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, "utf-8")
    name, *rest = command
    with endpoint({"events": [RESIGNED]}) as (address, _):
        asked = ["--provider", "model", "--model-url", address, "--model-name", "m"]
        for options in (asked, []):
            ran = CliRunner().invoke(build_app(), [name, "article.txt", "--store", "desk", *rest, *options])
            assert ran.exit_code == 0, ran.output
    assert [title for title in Timeline.open("desk").events()["title"] if "ayor" in title] == [RESIGNED["title"]]


def _extract(address, folder):
    asked = ["--provider", "model", "--model-url", address, "--model-name", "m"]
    return CliRunner().invoke(build_app(), ["extract", str(folder), "-o", str(folder / "claims.jsonl"), *asked])


def test_a_run_that_a_language_model_ends_goes_on_where_it_was(tmp_path):
    pytest.importorskip("pydantic_ai")
    folder = tmp_path / "articles"
    folder.mkdir()
    for day in range(1, 8):
        (folder / f"{day}.txt").write_text(ARTICLE.replace("3 May", f"{day} May"), "utf-8")
    answers = [{"events": [RESIGNED | {"date_words": "May 2021"}]}]
    with endpoint(*answers, opens_to=5) as (address, _):
        ended = _extract(address, folder)
    assert isinstance(ended.exception, EndpointError)
    assert sorted(child.name for child in folder.iterdir() if child.suffix != ".txt") == [".claims.jsonl.parts"]
    with endpoint(*answers) as (address, asked):
        ran = _extract(address, folder)
    assert (ran.exit_code, len(asked)) == (0, 3)
    assert "language model: 3 requests" in ran.output
    assert len((folder / "claims.jsonl").read_text("utf-8").splitlines()) == 7
    assert not (folder / ".claims.jsonl.parts").exists()
