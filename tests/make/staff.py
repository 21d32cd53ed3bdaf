"""Somebody of the team with a real account: a password, an app that shows codes, ten codes on paper."""

from dataclasses import dataclass

import pyotp

from dialogue.kernel import limits
from dialogue.kernel.clock import epoch
from dialogue.kernel.locales import Lang
from dialogue.people.accounts import NewAccount, add_account
from tests.make.bed import Bed
from tests.make.site import Caller

PASSWORD = "nine quiet umbrellas under a bridge"


@dataclass
class Staff:
    """An account and what its owner holds in hands."""

    bed: Bed
    name: str
    made: NewAccount

    def code(self, steps: int = 0) -> str:
        """Return what the app shows now, or some steps later."""
        step = epoch(self.bed.clock.now()) // limits.TOTP_STEP + steps
        return pyotp.TOTP(self.made.secret).generate_otp(step)

    def signs_in(self, caller: Caller) -> Caller:
        """Go through both pages."""
        caller.post("/staff/sign-in", {"name": self.name, "password": PASSWORD})
        led = caller.post("/staff/code", {"one_time": self.code()})
        assert led.status_code == 303, led.text
        return caller


def a_staff(bed: Bed, name: str = "olive", lang: Lang | None = "en") -> Staff:
    """Add an account."""
    made = bed.writer.run(lambda work: add_account(work, bed.pools, name, PASSWORD, lang))
    return Staff(bed, name, made)
