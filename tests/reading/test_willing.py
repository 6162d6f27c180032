"""How far instruments have come of which an event is only wanted, feared, ruled out or voted down."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telling import Rows

Say = Callable[..., Rows]

TITLE = "Le Maroc et l’Espagne se rapprochent"

WILLED = [
    ("Le syndicat s’oppose à ce que l’accord de pêche soit signé.", "planned"),
    ("Rabat subordonne la signature de l’accord de pêche à une garantie.", "planned"),
    ("Rabat conditionne la signature de l’accord de pêche à la levée des sanctions.", "planned"),
    ("Il faut que l’accord de pêche soit signé.", "planned"),
    ("Avant que l’accord de pêche ne soit signé, il faudra un vote.", "planned"),
    ("Madrid espère que l’accord de pêche sera signé avant la fin de l’année.", "planned"),
    ("Madrid souhaite que l’accord de pêche soit ratifié.", "signed"),
    ("Madrid attend que l’accord de pêche soit ratifié.", "signed"),
    ("Il est temps que l’accord de pêche soit ratifié.", "signed"),
    ("L’accord de pêche, pour qu’il soit ratifié, doit être traduit.", "signed"),
    ("Le ministre appelle à ratifier l’accord de pêche.", "signed"),
    ("Le ministre a appelé à la ratification de l’accord de pêche.", "signed"),
    ("Le parlement a exigé de dénoncer l’accord de pêche.", "in_force"),
    ("Le candidat a promis de dénoncer l’accord de pêche.", "in_force"),
    ("Madrid demande la dénonciation de l’accord de pêche.", "in_force"),
    ("Les pêcheurs réclament la suspension de l’accord de pêche.", "in_force"),
    ("L’opposition exige que l’accord de pêche soit dénoncé.", "in_force"),
    ("Le ministre n’exclut pas de suspendre l’accord de pêche.", "in_force"),
    ("Le ministre a proposé de suspendre l’accord de pêche.", "in_force"),
    ("Le gouvernement a levé la suspension de l’accord de pêche.", "in_force"),
    ("Bien que l’accord de pêche soit signé, les chalutiers attendent.", "signed"),
    ("Madrid regrette que l’accord de pêche soit suspendu.", "suspended"),
    ("Il est faux de dire que l’accord de pêche a été signé.", "unknown"),
    ("Les négociations sur l’accord de pêche ont échoué.", "refused"),
    ("Les négociations en vue d’un accord de pêche ont échoué.", "refused"),
    ("Les deux pays ont échoué à conclure un accord sur la pêche.", "refused"),
    ("Le parlement a voté contre l’accord de pêche.", "refused"),
    ("Dix jours après avoir refusé l’accord de pêche, Madrid l’a signé.", "signed"),
    ("Le parlement a rejeté la motion dénonçant l’accord de pêche.", "refused"),
    ("Les deux pays ne sont pas parvenus à un accord sur la pêche.", "prepared"),
]


@pytest.mark.parametrize(("sentence", "status"), WILLED, ids=[entry[0][:60] for entry in WILLED])
def test_what_is_only_willed(say: Say, sentence: str, status: str) -> None:
    assert [row["status"] for row in say(sentence, title=TITLE)["agreements"]] == [status]
