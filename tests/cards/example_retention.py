"""Retention in every state: the decision, the receipt, the warning, the hold."""

from datetime import date

from sspf.domain.messages.retention import (
    HoldForm,
    HoldPut,
    PurgeNews,
    ReceiptLine,
    RetentionForm,
    RetentionNews,
    RetentionStanding,
)

RECEIPT = ReceiptLine(
    made_on=date(2028, 3, 1),
    reference="GB-2027-3",
    counts={"texts": 9, "cards": 31, "cases": 2, "consents": 1},
)
BY_LOG = ReceiptLine(made_on=date(2028, 2, 1), reference="", counts={"cases": 1})
FORM = RetentionForm(texts="3", cases="12", consents="24", group_texts="24", card_days="30")

EXAMPLES: dict[str, object] = {
    "retention_none": RetentionStanding(waiting={"texts": 9, "cases": 2}),
    "retention": RetentionStanding(
        reference="GB-2027-3",
        decided_on=date(2027, 3, 15),
        version=2,
        waiting={"group_texts": 4},
        left_open=1,
        held=1,
        receipts=(RECEIPT, BY_LOG),
    ),
    "retention_tomorrow": RetentionStanding(
        reference="GB-2027-3", decided_on=date(2027, 3, 15), begins_on=date(2027, 3, 17)
    ),
    "retention_form": FORM,
    "retention_form_faults": RetentionForm(
        reference="nämnden",
        decided_on="2027-13-01",
        texts="tre",
        cases="12",
        consents="24",
        group_texts="24",
        card_days="30",
        faults=(
            "fault.retention.reference",
            "fault.retention.date",
            "fault.retention.period",
        ),
    ),
    "purge_receipt": PurgeNews(receipt=RECEIPT),
    "retention_news": RetentionNews(
        has_decision=False, waiting={"texts": 9, "group_texts": 1}, left_open=2
    ),
    "retention_news_left_open": RetentionNews(has_decision=True, left_open=1),
    "retention_news_to_others": RetentionNews(
        has_decision=False, waiting={"cases": 1}, may_open=False
    ),
    "legal_hold": HoldForm(),
    "legal_hold_faults": HoldForm(
        code="", reason="", faults=("fault.retention.code", "fault.retention.reason")
    ),
    "legal_hold_put": HoldPut(case="case-1", code="N27-01", reason="inspection"),
    "legal_hold_lifted": HoldPut(case="case-1", code="N27-01", reason=""),
}
