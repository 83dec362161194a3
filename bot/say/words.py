"""All words the bot says, as one record per language: a language that lacks a line does not type-check."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Templates for str.format; names in braces are filled by code from the record."""

    comma: str
    """Between the wishes of a list."""
    semicolon: str
    # Lists
    found: str
    found_wishes: str
    found_some_wishes: str
    gave_up: str
    kind_not_sold: str
    nothing: str
    nothing_because: str
    nothing_in_price: str
    without: str
    sold_out: str
    nearest_from: str
    nearest_to: str
    no_more: str
    more_of: str
    sorted_by: dict[str, str]
    unsorted: dict[str, str]
    """What is said instead where no record has what the order goes by."""
    no_deals: str
    no_deals_for: str
    similar_to: str
    goes_with: str
    goes_with_reason: str
    nothing_goes_with: str
    clarify: str
    facets: dict[str, str]
    """What a question can ask for, by field: the kind of thing, the brand, the colour."""
    bundle_with: str
    offer: str
    """Marks the shop's own words as an offer."""
    offer_over: str
    not_understood: str
    unconverted: str
    # Reasons
    matches: str
    missed: str
    unstated: str
    rated: str
    rated_only: str
    in_options: str
    option: str
    left: str
    saves: str
    """What a named thing saves."""
    saved: str
    saved_little: str
    """Where less than one percent is saved."""
    plain_reason: str
    # Why
    why_met: str
    why_missed: str
    why_unstated: str
    why_counted: str
    features: dict[str, str]
    """What counts for a product, by the name of the policy's feature."""
    why_chance: str
    why_explored: str
    why_not_explored: str
    why_ordered: str
    why_together: str
    why_not_promoted: str
    why_promoted: str
    why_nothing: str
    # Details
    price_was: str
    price_unknown: str
    stock_yes: str
    stock_no: str
    stock_unknown: str
    stock_some: str
    rating_line: str
    attribute_line: str
    variants_line: str
    this_one: str
    which_one: str
    # Comparing
    compare_with: str
    compare_off: str
    compare_title: str
    against: str
    """Between the values of what is compared."""
    alike: str
    same_price: str
    costs_less: str
    """Of two."""
    costs_least: str
    costs_more: str
    rated_best: str
    best_rated_is: str
    measures: dict[str, str]
    """What figures in a title measure, by family."""
    over: str
    under: str
    none_over: str
    none_under: str
    most_is: str
    """Which has most, or least, of what a comparing question asks."""
    most_of_stated: str
    """Where some records do not state it."""
    no_difference: str
    not_stated: str
    row_price: str
    row_rating: str
    row_stock: str
    row_brand: str
    row_version: str
    # Phrases of limits
    price_max: str
    price_min: str
    price_is: str
    rating_min: str
    size_is: str
    in_stock: str
    reduced: str
    exclude: str
    either: str
    not_value: str
    price_range: str
    # Acts
    greeting: str
    help: str
    thanks: str
    empty: str
    other_language: str
    summary: dict[str, str]
    """Lines of what a person is told of a conversation."""
    people: dict[str, str]
    """What is said when a conversation changes hands, by the step of `bot/handoff.py`."""
    after_hours: str
    """Said to who asks for a person while nobody is there."""
    days: tuple[str, ...]
    """Of the week, Monday first."""
    complaint: str
    suggestion: str
    cannot_yet: str
    no_policy: str
    source: str
    """Below a quote: the titles under which it stands."""
    said_only_in: str
    """Above a quote in another language than the reply's."""
    languages: dict[str, str]
    """Names of languages by code."""
    no_order: str
    order_ask: str
    order_ask_email: str
    order_ask_number: str
    order_no_match: str
    order_too_often: str
    order_line: str
    order_states: dict[str, str]
    order_rest: str
    order_sum: str
    out_of_scope: str
    start_over: str
    added: str
    can_change: str
    with_most: str
    add_what: str
    not_added: str
    not_offered: str
    not_so_many: str
    taken_out: str
    not_in_cart: str
    title_of: str
    """A title with the variant's options."""
    cart: str
    cart_now: str
    cart_line: str
    cart_one: str
    cart_unpriced: str
    cart_total: str
    cart_total_known: str
    cart_no_total: str
    cart_empty: str
    pay: str
    pay_unlinked: str
    only_so_many: str
    no_list: str
    says: str
    """Before what a record says on a question."""
    says_yes: str
    says_no: str
    says_not: str
    set_of: str
    set_left: str
    set_too_dear: str
    set_missing: str
    set_what: str
    medical: str
    legal: str
    harm: str
    undone: str
    nothing_to_undo: str
    sells: str
    is_program: str
    take_time: str
    go_on: str
    praised: str
    blamed: str
    feedback_up: str
    feedback_down: str
    feedback_undone: str
    stale_action: str
    memory: dict[str, str]
    """What is said of what is remembered, and the buttons under it."""
    # Buttons
    b_details: str
    b_similar: str
    b_why: str
    b_compare: str
    b_cart: str
    b_show_cart: str
    b_remove: str
    b_goes_with: str
    b_up: str
    b_down: str
    b_undo: str
    b_more: str
    b_cheaper: str
    b_best_rated: str
    b_in_colour: str
    b_up_to: str
    b_from: str
    b_human: str
    b_offer: str
    suggestions: tuple[str, ...]
    """What to try first, where the shop can answer it."""
    ask: str
    """A suggestion for any kind of thing."""
