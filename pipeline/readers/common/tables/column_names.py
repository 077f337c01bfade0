"""Names that columns have, by what they mean: English first, then other languages, accents left out."""

from __future__ import annotations

from typing import Final

from dateline.pipeline.ingesting.mapping import Meaning

ENGLISH: Final[dict[Meaning, str]] = {
    "record_id": (
        "record id, id, event id, eventid, uid, guid, identifier, row id, no, key, rid, case number, incident number, "
        "accident number, report number, event number, dis no, nr, number"
    ),
    "title": (
        "title, headline, event, event title, event name, name, label, summary, what, what happened, content, subject, "
        "message, info, description, event description, task, activity, phase, milestone, project, battle, operation, "
        "incident, action, decision, details, notes"
    ),
    "date": (
        "date, event date, when, datetime, date time, dt, day, date of event, event day, incident date, "
        "date of incident, occurred, occurred at, occurred on, happened on, accident date, attack date, crash date, "
        "edtf, dated, timestamp, event time, epoch, unix time, time, period, year"
    ),
    "start": (
        "start, start date, date start, begin, begins, begin date, from, start time, date from, started, "
        "startdate, start year, since, beginning, dtstart"
    ),
    "end": (
        "end, end date, date end, ends, to, until, till, end time, date to, ended, enddate, end year, finish, "
        "finish date, dtend"
    ),
    "duration": "duration, length of time, lasted, elapsed, elapsed time, time taken",
    "published": "published, publication date, date published, pub date, pubdate, published at, dct, source date",
    "source": "source, source id, sources, source name, reference, cited",
    "publisher": "publisher, outlet, publication, newspaper",
    "url": "url, link, source url, href, web, address of page, uri, permalink",
    "lang": "lang, language",
    "places": (
        "place, places, location, where, city, city or county, town, country, state, province, provstate, region, "
        "address, venue, site, municipality, district, county"
    ),
    "actors": (
        "actor, actors, actor1, actor2, actor 1, actor 2, people, person, persons, participants, who, names, "
        "perpetrator, perpetrators, victim, victims, group name, side a, side b, organisation, organization, "
        "organizations, party, parties"
    ),
    "kind": (
        "kind, event type, type, category, crime type, offence type, offense type, disaster type, attack type, "
        "event category"
    ),
    "status": "status",
    "attribution": "attribution, according to, said by",
    "quantity": (
        "n killed, killed, n injured, injured, wounded, n wounded, deaths, dead, fatalities, casualties, "
        "n dead, nkill, nwound, arrested, n arrested, missing, displaced, participants count, size, "
        "number killed, number injured, affected, evacuated"
    ),
    "confidence": "confidence",
    "text": "text, body, long description, full text, comment, comments, note",
}
"""Names of columns, most telling first within each meaning, in lower case with spaces."""

FOREIGN: Final[dict[Meaning, str]] = {
    "title": (
        "titel, ereignis, bezeichnung, vorfall, beschreibung, titulo, suceso, evento, acontecimiento, hecho, "
        "descripcion, titre, intitule, evenement, libelle, titolo, avvenimento, descrizione, acontecimento, descricao, "
        "gebeurtenis, omschrijving, handelse, begivenhed, wydarzenie, название, событие, описание, 标题, 標題, 事件, "
        "名称, タイトル, 出来事, 사건, 제목"
    ),
    "date": (
        "datum, zeitpunkt, zeitraum, wann, tag, jahr, fecha, fecha del evento, ano, date de l evenement, "
        "date evenement, annee, jour, "
        "data, data dell evento, data do evento, giorno, anno, jaar, dato, data wydarzenia, дата, год, "
        "日期, 日付, 年月日, 날짜, 年份"
    ),
    "start": (
        "beginn, anfang, von, startdatum, anfangsdatum, inicio, fecha inicio, fecha de inicio, desde, debut, "
        "date debut, date de debut, inizio, data inizio, data di inizio, dal, data de inicio, begindatum, start datum, "
        "poczatek, начало, дата начала, 开始, 开始日期, 開始, 開始日, 시작일"
    ),
    "end": (
        "ende, bis, enddatum, fin, fecha fin, fecha de fin, hasta, date fin, date de fin, fine, data fine, "
        "data di fine, data de fim, data fim, fim, einddatum, koniec, конец, дата окончания, 结束, 结束日期, 終了, "
        "終了日, 종료일"
    ),
    "duration": (
        "dauer, duracion, duree, durata, duracao, duur, varaktighet, varighed, varighet, czas trwania, "
        "продолжительность, длительность"
    ),
    "published": "veroffentlicht, publicado, fecha de publicacion, date de publication, publie, pubblicato",
    "source": "quelle, quellen, fuente, fuentes, fonte, fonti, fontes, bron, kalla, zrodlo, источник, 来源, 出典, 출처",
    "url": "lien, enlace, adresse web",
    "lang": "sprache, idioma, langue, lingua",
    "places": (
        "ort, stadt, land, bundesland, wo, lugar, ciudad, pais, municipio, provincia, lieu, ville, pays, commune, "
        "departement, luogo, citta, paese, comune, provincia, regione, local, cidade, plaats, stad, miejsce, miasto, "
        "место, город, страна, 地点, 地點, 城市, 国家, 場所, 장소"
    ),
    "actors": (
        "akteur, akteure, personen, beteiligte, wer, tater, opfer, actores, personas, victimas, acteurs, personnes, "
        "victimes, attori, persone, vittime, participantes, участники, 人物"
    ),
    "kind": "art, typ, kategorie, tipo, categoria, categorie, тип",
    "quantity": (
        "tote, todesopfer, verletzte, muertos, fallecidos, heridos, morts, blesses, morti, feriti, mortos, feridos, "
        "doden, gewonden, погибшие, раненые"
    ),
}  # fmt: skip
"""The same in German, Spanish, French, Italian, Portuguese, Dutch, the Scandinavian languages, Polish, Russian,
Chinese, Japanese and Korean. Words of other languages look alike (Italian "data"), so a column of dates must hold
some."""

_KILLED: Final = "deaths dead fatalities nkill tote todesopfer muertos fallecidos morts morti mortos doden погибшие"
_INJURED: Final = "nwound wounded verletzte heridos blesses feriti feridos gewonden раненые"
UNITS: Final = {**dict.fromkeys(_KILLED.split(), "killed"), **dict.fromkeys(_INJURED.split(), "injured")}
"""Words for the same count, under one name, so that two files can be compared."""
