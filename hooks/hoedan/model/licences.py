"""The licences under which the texts and the code are given away."""

from pydantic import BaseModel, ConfigDict, Field


class Licence(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(description="Naam van de licentie")
    url: str = Field(description="Adres van de licentie")


CC_BY = Licence(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
EUPL = Licence(name="EUPL-1.2", url="https://eupl.eu/1.2/nl/")
