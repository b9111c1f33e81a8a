"""Words that are names too: taken for a name only where a capital letter says so.

Source: first names and surnames borne in Sweden that are words of everyday Swedish; ADR 37.
"""

_PARTICLES = (
    "af al av bin da das de del della den der di do dos du el ibn la le los och op ten ter und"
    " van von zu"
)

_FIRST_NAMES = (
    "alla april art axel ben bo bror dag ett flora frank frans fred frej från glad gun hall han"
    " hans hej hon hur här i jag jo juli juni kaj kan klar kom kung lagom lilja lilla liv lo lova"
    " lucia lycka låt maj man mars mat max med men mer mild min mir mod mon my ni nu ny om per pil"
    " ping pris ren ring ris ro ros rosa rot sam si siv sky sol som son sten stig storm så tage"
    " tim tom tor tuva ung vi vid vide vild vilja vår"
)
_SURNAMES = (
    "alm ask backe berg björk björn blad blom brand bro bruk by bäck dahl dal ek eld falk fors"
    " frisk fält glans gran grann grund gård hammar hav hed hjort hjärta holm horn hult hus höst"
    " klang kulle lager land lind ljung ljus lund lust lön malm mark modig nord norr norra näs"
    " palm park plan rapp rask sand sjö skans skog skola skott stad stark stolt strand ström stål"
    " sund svan svensk svärd sommar söder tall torg torn torp trygg täck udd vall vass vik vinter"
    " väst åkare ål ång öst östlig öster"
)
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of a name that name nobody."""
ORDINARY = frozenset(f"{_FIRST_NAMES} {_SURNAMES}".split())
