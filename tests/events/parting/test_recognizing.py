"""Prose of a language without rules is refused by name; what is too short or no prose to tell is not."""

import pytest

from dateline.events.errors import LanguageError
from dateline.events.table.claim import Source
from dateline.events.text.extractor import Extractor
from dateline.events.text.parting.recognizing import recognized

ENGLISH = (
    "The mayor said on Monday that the bridge over the Larn would be closed and that work had been put off again. "
)
GERMAN = "Der Bürgermeister sagte am Montag, dass die Brücke über die Larn nicht geöffnet wird und der Bau sich zieht. "
FRENCH = "Le maire a dit lundi que les travaux du pont ne sont pas finis et que les habitants passent ailleurs. "
FOREIGN = {
    "Spanish": "El alcalde dijo que las obras del puente no terminaron en mayo y que el río creció. ",
    "Italian": "Il sindaco ha detto che i lavori del ponte non sono finiti e che il fiume è in piena. ",
    "Dutch": "De burgemeester zei maandag dat de brug gesloten blijft en dat het werk opnieuw is uitgesteld. ",
    "Polish": "Burmistrz powiedział w poniedziałek, że prace nie zostały zakończone, a rzeka znów wezbrała. ",
    "Russian": "Мэр сказал в понедельник, что работы на мосту не закончены и что река снова поднялась после дождей. ",
    "Greek": "Ο δήμαρχος είπε τη Δευτέρα ότι τα έργα στη γέφυρα δεν τελείωσαν και ότι το ποτάμι ανέβηκε ξανά. ",
}
NOTES = "8:14 a.m. - Caller, Elm Street, bear in garbage. Gone on arrival. Two-car crash, Route 9. Larceny, Agway. " * 6


@pytest.mark.parametrize(("text", "lang"), [(ENGLISH, "en"), (GERMAN, "de"), (FRENCH, "fr"), (NOTES, "en")])
def test_prose_of_a_language_with_rules_is_known(text, lang):
    assert recognized(text * 4) == lang


@pytest.mark.parametrize("name", FOREIGN)
def test_prose_of_another_language_is_known_as_none(name):
    assert recognized(FOREIGN[name] * 4) is None
    with pytest.raises(
        LanguageError, match="not recognised as a language that is read; these are de, en, fr"
    ) as raised:
        Extractor("rules").extract(FOREIGN[name] * 4, Source("paper", "0" * 64))
    assert raised.value.known == ("de", "en", "fr")


@pytest.mark.parametrize("text", ["", "Sopot", "Ebro: 3 de mayo de 2021", "Lee, Ann; Reed, Tom; Roche, Guy. " * 40])
def test_what_is_too_short_to_tell_is_read(text):
    assert recognized(text) == "en"
