"""English."""

from collections.abc import Sequence
from decimal import Decimal

from bot.understand.pack import Pack, phrases
from bot.understand.patterns_en import PATTERNS
from retrieval.phrases import Word


def _persons(names: str) -> str:
    """Those something may be for: they say nothing about the thing."""
    leads = ("my", "our", "his", "her", "for", "for a", "for my", "for our", "for his", "for her")
    return ", ".join(f"{lead} {name}{end}" for name in names.split() for lead in leads for end in ("", "'s"))


CUES = {
    "at_most": """no more then, not more then, less then, cheaper then, keep it under, keep it below, stay under, stay
        below, my limit is, limit is, my max is, max budget, under, sub, below, less than, lower than, up to, at most,
        max, maximum, max of, maximum of, within, no more than, not more than, cheaper than, not over, nothing over,
        no more, not more,
        not above, nothing above, no higher than, nothing more than, don't want to spend more than, dont want to spend
        more than, do not want to spend more than, not exceeding, not to exceed, budget of, budget is, budget, budget
        around, spend up to, can spend, only have, i have, i've got, under about, not spend more than, without going
        over, capped at, for under, fewer than, don't want to pay more than, doesn't want to pay more than, doesn't
        want to spend more than, won't pay more than, not pay more than, won't spend more than, can't spend more than,
        can't pay more than, not going over, spend at most, pay at most, won't spend over, won't pay over, won't go
        over, can't go over, can't spend over, can't pay over, wouldn't go over, wouldn't pay more than, wouldn't
        spend more than, not paying more than, not spending more than, not spending over, not paying over, refuse to
        pay more than, don't want to go over, don't go over, can't do more than, can't afford more than, upto, stretch
        to, stretch it to, stretch that to, can stretch to, could stretch to, as high as, go as high as, ceiling is,
        ceiling of, my ceiling is, absolute ceiling is, cap is, cap of, cap it at, my cap is, keep it to, stay within,
        keep within, upper limit is, upper limit of, the most i can spend is, most i can spend is, the most i'd pay
        is, the most i'll pay is, the most i want to spend is, the most i can do is, the most i'd spend is, most i'd
        pay is, top price is, budget's, budget was, budget would be, budget now, budget is now, can afford, could
        spend, willing to spend, happy to spend, willing to pay, happy to pay, planning to spend, want to spend, like
        to spend, able to spend, max is, maximum is, limit's, limit of, not go beyond, beyond, no dearer than""",
    "at_least": """over, above, at least, more than, from, min, minimum, minimum of, starting at, no less than,
        not less than, not under, nothing under, not below, nothing below, upwards of, higher than, greater than,
        exceeding""",
    "around": """around, about, roughly, approximately, approx, circa, close to, somewhere around,
        in the region of, near""",
    "between": "between, from, anywhere from, anywhere between, in the range of, range of, range, price range",
    "to": "to, and, through, till, until",
    "or_less": """is as high as i'd go, is as high as i can go, is all i can spend, is all i can afford, is all i've
        got, is the ceiling, is my cap, is the cap, is the absolute max, is the max, at a push, or thereabouts max, or
        less, or under, or below, max, maximum, tops, at most, and under, and below, or lower, or cheaper, at the
        most, budget, is my limit, is my budget, is the limit, is my max, is my maximum, is the most, is all i have,
        total, in total, all in, altogether, for everything, for the lot, for both, for all three, for all two, for
        all four, for all of them, for them all, for the three, for the two, between them, all together, max budget,
        is my ceiling""",
    "or_more": """or more, and up, and over, or above, and above, plus, or higher, and higher, minimum, at least,
        or better, or over""",
    "or_so": "or so, ish, approximately, or thereabouts, give or take",
    "price": "price, priced, cost, costs, costing, spend, pay, budget",
    "for": "for",
    "usd": "dollars, dollar, usd, bucks, buck, us dollars",
    "eur": "euros, euro, eur",
    "gbp": "pounds, pound, gbp, quid, pounds sterling",
    "cny": "yuan, rmb, cny, renminbi, kuai",
    "jpy": "yen, jpy",
    "other_money": "cad, aud, chf, inr, rupees, krw, won, hkd, sgd, brl, mxn, sek, nok, pln, try, rub",
    "thousand": "k, thousand, grand",
    "rating": "rated, rating, ratings, stars, star, star rating, reviews of, a rating of, rating of, score",
    "measure": """how heavy, how big, how long is, how tall, how wide, what size, what sizes, what color,
        what colors, what colour, what colours, what material, which sizes, which colors, how much does it weigh,
        what is it made of, what's it made of""",
    "price_question": """how much is, how much are, how much does, how much do, how much, what's the price,
        what is the price, what does it cost, what do they cost, price of""",
    "which": """which one, which ones, which of these, which of those, which of them, which is, which are, which has,
        which have, which would, which does, which can, which will""",
    "person": _persons(
        "mom mum mother mama dad father wife husband girlfriend boyfriend sister brother aunt uncle niece nephew "
        "cousin grandma grandpa grandmother grandfather friend boss colleague coworker teacher partner fiance fiancee "
        "mother-in-law roommate neighbor neighbour"
    ),
    "two": "those two, these two, the two, first two, the first two, top two",
    "add": "add the, add that, add this, add it, add number, take number, take the, take this, take that",
    "make_it": """make it, make that, raise it to, raise to, up it to, change it to, increase it to, increase to, get it
        down to, bring it down to, down to, do it for, go up to, can go to, go to, bump it to, lower it to,
        let's say, say""",
    "intent": "i need to, i want to, i'd like to, need to, want to, would like to",
    "they": "they, do they, are they",
    "size": "what size, size, sizes, sz, us size, uk size, eu size, us, eu, uk, shoe size, waist, waist size",
    "in_stock": "in stock, available now, available today, in-stock, ready to ship, currently available",
    "without": """without, no, except, except for, other than, anything but, anything except, everything but,
        excluding, exclude, don't want, dont want, do not want, don't like, dont like, do not like, doesn't have,
        minus, avoid, hate, nothing, nothing with, nothing in, neither, never, w/o, skip, leave out, but not,
        and not, not in, not from, not made of, don't include, not any, isn't, aren't, without any, no more,
        none of the, can't stand, can't wear, allergic to, rather not, remove, filter out, get rid of,
        not interested in, don't show me, do not show me, stop showing, but no, and no,
        also no""",
    "not": "not, non, nor, isn't, aren't",
    "no_negation": """not only, no wait, oh no, no no, no way, why not, not sure, i'm not sure, no idea, no problem, no
        worries, no thanks, no thank you, not bad, not enough, not included, not necessarily, no matter, not
        yet, no longer, not your, no need, not too, not very, not really, doesn't have to, don't have to, don't
        need, not that, no rush, no doubt, know nothing, whether or not, not my""",
    "outside": "aside, excluded",
    "any": """any color, any colour, any brand, any material, any size, any price, no preference, don't care,
        whatever color, don't mind, any make, any budget, any colour is fine, whatever colour, whatever size,
        whatever brand, whatever price""",
    "forget": """without the price limit, without a price limit, without price limit, without the budget, without a
        budget, without the limit, forget, forget about, never mind, nevermind, drop, ignore, doesn't matter,
        does not matter, don't care, don't care about, do not care about, dont care about, skip, remove, no object,
        isn't important, is not important, not important, filter out, get rid of,
        no preference, no colour preference, no color preference,
        no brand preference, no size preference, no price limit, no budget limit, is flexible, not fussed about""",
    "no_need": "doesn't have to be, doesn't need to be, don't need, no need for, need not be, don't have to be",
    "also": """fine too, ok too, okay too, good too, also fine, also ok, also okay, works too, would work too,
        is fine as well, ok as well, is also good, also good, would be fine too, would be ok too, also works""",
    "ideally": """best if, ideally, preferably, would be nice, bonus if, nice to have, would be great,
        is a plus, would be a plus, would be good""",
    "or": "or, and, nor, or any, or even, as well as, and any",
    "only": """only, must, must be, must have, has to be, have to be, has to have, strictly, exclusively,
        needs to be, need to be, nothing but, definitely, just, has to""",
    "cheap": """cheap, affordable, inexpensive, budget, low cost, low-cost, low priced, reasonably priced,
        good value, economical, not too expensive, not expensive, not too pricey, not very expensive,
        value for money, on a budget, bargain, not that expensive, won't break the bank""",
    "dear": "expensive, luxury, high end, high-end, premium, top of the line, pricey",
    "cheaper": """cheaper, less expensive, lower price, lower priced, too expensive, too pricey, too much money,
        too dear, costs too much, less pricey, less costly, cheaper than,
        more affordable, less money, out of my budget, over my budget, cheaper one,
        cheaper ones, cheaper options""",
    "dearer": """more expensive, pricier, higher end, higher priced, better quality, fancier, more premium,
        upscale, step up""",
    "cheapest": """cheap to expensive, from cheap to expensive, low to high, lowest first, low first, cheap first,
        lowest         price first, ascending, cheapest on top, cheapest at the top, cheapest, lowest price,
        lowest priced, least expensive, price low to high, sort by price, most affordable, by price""",
    "dearest": """expensive to cheap, from expensive to cheap, high to low, highest first, expensive first,
        most expensive         first, descending, most expensive, dearest, highest price, highest priced,
        price high to low, priciest""",
    "best_rated": """best rated, top rated, highest rated, best reviewed, best-rated, top-rated, highest-rated,
        best reviews, best rating, anything better, something better, better ones, any better ones, highest rating,
        sort by rating, highest ratings, by rating, best ratings""",
    "popular": """surprise me, recommend something, what do people buy, most popular, best selling, best-selling,
        bestselling, bestseller, bestsellers, best seller, best sellers, top selling, trending, what's popular,
        sort by popularity""",
    "request": """do you have, do you sell, have you got, got any, got a, got an, got some, you got, show me, looking
        for, i need, i want, find me, find, i'd like, i would like, search for, can you find, recommend, can i get,
        can i see, need, want, i'm after, shopping for, buy, where are the, is there, are there, do you carry, do you
        stock, suggest, i am looking for, in the market for, looking to buy, i search, i search for, i am searching
        for, searching for, i'm searching for, let me see, i want to buy, i need to buy, i want to see, want to buy,
        need to buy, need to get, i need to get, want to get, i want to get, want to find, need to find, i need to
        find, i want to find, want to see, i'd like to buy, i'd like to see, i'd like to get, i want to order, want to
        order, what's a good, whats a good, what is a good, what would be a good, what's a nice, what are good""",
    "chunk_end": "for, with, that, which, under, in, from, to, who, because, when, where, at, of, on, by, so, without",
    "soft_end": "but, and, also, then, actually, instead, though",
    "ordinal_1": "first, 1st, first one, top one",
    "ordinal_2": "second, 2nd, second one",
    "ordinal_3": "third, 3rd, third one",
    "ordinal_4": "fourth, 4th, fourth one",
    "ordinal_5": "fifth, 5th, fifth one",
    "ordinal_6": "sixth, 6th, sixth one",
    "ordinal_7": "seventh, 7th, seventh one",
    "ordinal_8": "eighth, 8th, eighth one",
    "ordinal_9": "ninth, 9th, ninth one",
    "ordinal_10": "tenth, 10th, tenth one",
    "ordinal_last": "the last one, last one, the last, bottom one",
    "number": "number, option, item, nr, choice, card, product, numbers, take number, add number",
    "one": "one, the one",
    "ones": "ones",
    "it": """how much does it weigh, what is it made of, what's it made of, it, this, that, this one, that one, the one,
        do you have it in, do you have this in, do you have that in, can i get it in, have you got it in""",
    "all_shown": "them, these, those, both, all of them, all three",
    "details": """what else can you tell me about, what else can you tell me, what else do you know about, details,
        tell me more, more about, more details, more info, more information, tell me about,
        describe, info, specs, specifications, show details, open, let me see, what about, how about, show me""",
    "more": """more, show more, show me more, more options, more please, next, other options, something else, anything
        else, others, more like that, see more, any others, any more, what else, different ones, other ones, show
        others, show me others, show me other, next page, more results, some more, none of these, none of those, i
        don't like these, show me something else, another, keep going, go on, what else is there, is that all, is that
        all you have, is that all there is, is that it, that all you got, that all you have, anything different, any
        different ones, some others, a few more, see others, other ones please, more choices, other choices, more to
        choose from, what other ones""",
    "cart": "cart, basket, shopping cart, shopping basket",
    "put": "add, put, throw, drop, toss, stick, chuck, pop",
    "take_out": """erase, remove, take out, take it out, take them out, delete, take off, get rid of, take that out,
        empty, clear""",
    "order_now": """order now, place the order, check out, checkout, pay, i want to order, i'd like to order,
        i would like to order""",
    "coupon": "coupon, coupons, promo code, promo codes, voucher, vouchers, discount code, student discount, stack",
    "child": _persons("daughter son niece nephew grandson granddaughter godson goddaughter stepson stepdaughter"),
    "all_listed": """everything, all three, all four, all five, all of these, all of those, all of them, the lot,
        all of it, them all, the whole set, the whole lot""",
    "leave_out": """leave out, leave it out, leave them out, leave that out, skip the, already have, already got,
        already own""",
    "one_more": "also, and a, and an, too, as well, plus a, plus an, one more, another",
    "both": "both, both of them, the pair",
    "compare": """differ, differs, differ from, what's the best one, whats the best one, what is the best one,
        the best of these, the best of them, best one, which is best, which one is best, which one is the best,
        which is the best, which one should i buy, compare, comparison, difference between, differences between,
        what's the difference, what is the difference, what are the differences, versus, vs, which is better,
        which one is better, side by side, stack up, how do they differ, how do these differ, which would you pick,
        which would you choose, which would you recommend, which would you take, which would you go for,
        which would you get, which one would you pick, which one would you choose, which one would you recommend,
        which one would you get, which do you recommend, which one do you recommend, which should i get,
        which should i buy, which one should i get, which should i take, which one should i take,
        which should i choose, pros and cons, how far apart, price gap, price difference, what's different,
        what is different, how are they different, difference in price, how much more is, worth the extra,
        worth the extra money, worth paying more, better value, versus the, compared to, compared with,
        in comparison, how does it compare, how do they compare, head to head""",
    "best_of": """which is best, which one is best, which one is the best, which is the best, which one should i buy,
        what's the best one, whats the best one, what is the best one, the best of these, the best of them, best one""",
    "why": """why, why this, why that, how come, why did you, reason, reasons, why'd you, why'd you pick, what made
        you pick, what made you choose, how did you choose, how did you pick, why did i get, how come you""",
    "similar": """similar, similar to, something like it, something like that, something like this, anything like it,
        anything like that, like the, like this, like that, same style, alternatives, more like,
        resembling, comparable, alternatives to""",
    "start_over": """start all over, start from scratch, start from the beginning, start over, reset, start again,
        new search, clear everything, begin again, restart, forget all that, from scratch, clear all, start from zero,
        start from the top, clean slate, fresh start, from the beginning, let's start over, wipe the slate clean,
        restart the search, start a new search, forget everything, let's start fresh, start fresh""",
    "undo": """undo, go back, take that back, one step back, never mind, nevermind, scratch that, cancel that, undo
        that, put it back how it was, revert, revert that, back one step, i didn't mean that, changed my mind about
        that, the previous search, take back what i said, as it was before, forget what i just said, no go back, how
        it was before""",
    "human": """human, real person, real human, talk to a person, talk to someone, speak to someone, talk to somebody,
        speak to somebody, speak with somebody, talk with somebody, talk to a human, agent, live agent, customer
        service, representative, speak to a person, speak with a person, live chat, operator, support agent, speak to
        a human, talk with someone, customer support, someone real, actual person, a person, staff member, speak with
        someone, manager, your manager, supervisor, your boss, someone in charge, a rep, a human being, someone from
        the shop, someone from your team, an employee, get me someone, real someone, talk to an agent, human being, a
        live person, someone i can talk to, a colleague, your colleague, your colleagues, customer care""",
    "complaint_weak": "broken, damaged, defective, faulty",
    "complaint": """complaint, complain, arrived damaged, doesn't work, does not work, stopped working,
        wrong item, ripped off, scam, missing parts, fell apart, never arrived, poor quality, arrived broken,
        wrong size sent""",
    "upset": """ridiculous, terrible, angry, awful, horrible, unacceptable, furious, worst, disgusting, useless,
        frustrated, frustrating, pathetic, stupid, joke, annoyed, annoying, hate this, waste of time, fed up,
        disappointed, garbage, wtf, sucks, not helpful, outrageous, so slow, rubbish, this is a joke""",
    "suggestion": """suggestion, you should, u should, you guys should, y'all should, it would be nice if,
        i suggest you, feature request, my advice, i wish you, feedback for you""",
    "policy": """return policy, refund, refunds, can i return, how do i return, how can i return, return an, shipping
        cost, shipping costs, delivery time, how long does shipping, how long does delivery, do you ship, ship to,
        deliver to, payment methods, payment method, pay with, privacy, exchange policy, exchange it, shipping policy,
        free shipping, money back, returns policy, warranty policy, how long is the warranty, how do returns work,
        what if it doesn't fit, if it doesn't fit, return it, send it back, privacy policy, personal data, do you
        accept, accept paypal, credit card, international shipping, how much is shipping, how much is delivery, cash
        on delivery, opening hours, store hours, how long to return, return window, cancel an order, change my
        address, gift wrap, gift wrapping, return something, return policies, wrapping service, gift wrapping service,
        days to return, is everything free, everything free, everything for free""",
    "policy_weak": """shipping, delivery, returns, return, warranty, guarantee, payment, policy, ship, deliver,
        exchange, pay, installments""",
    "order_status": """where is my order, where's my order, order status, track my order, tracking number, track my
        package, my order, when will my order, has my order, my package, my parcel, order number, track order, when
        will it arrive, tracking, where's my stuff, where is my stuff, where's my parcel, where is my parcel, where
        are my things, where's my package, where is my package, my delivery, hasn't arrived, hasn't come yet, has it
        shipped, has it shipped yet, has it left yet, has it been sent, is it on its way, any news on my order, when
        do i get my order, what's happening with my order, order update, did my order ship""",
    "add_to_cart": """i take, we take, i'll go for, i go with, i go for, we'll have, we'll go with, add to cart, add
        it to cart, add to my cart, add to basket, to cart, to my cart, to the cart, to my basket, to the basket, i'll
        take, i will take, i'll buy, buy it, buy this, buy the, buy number, put it in my cart, in my cart, into my
        cart, take it, i'll have, i want to buy it, i'll get, order it, order this, order the,
        order that, order one, buy that, buy one, i shall take, i'd take,
        take them, take both, i want it, get me that, i'll go with, let's go with, go with the, go with that, that
        too, that one too, this one too,
        this too, it too, them too, those too, into my basket, into the basket, into the cart, in the basket, in
        the cart, sold, i'll grab, grab it""",
    "checkout": """what's in there, what's in there now, what have i got in there, what do i have so far, let me pay,
        just pay, where do i pay, where can i pay, how can i pay for this, where do i check out,
        i want to pay, i'd like to pay, how do i pay, ready to buy, checkout, check out, place order, place my order,
        place the order, proceed to payment, pay now, show my cart, view cart, my cart, ready to pay, what's in my
        cart, what is in my cart, whats in my cart, what do i have in my cart, see my cart, what's in my basket,
        proceed, ready to order, i'm ready to order, i want to check out, take me to the till, to the till, take me to
        checkout, what do i owe, what do i owe you, how much do i owe, how much do i owe you, ring me up, ring it up,
        let's pay, where do i pay, how do i buy, how do i order, complete my order, complete the order, complete my
        purchase, finish my order, finalize my order, finalise my order, i'm ready to buy, ready to purchase, wrap it
        up, that'll be all let me pay, go to checkout, take my money, review my order, finish checkout, purchase now,
        i'd like to check out, see the cart, open my cart, my basket, check my basket""",
    "bundle": """bundle, bundles, kit for, complete set, full set, complete outfit, whole outfit,
        everything i need, starter kit, full kit, gear list""",
    "best_deal": """biggest bargain, best bargain, bargain, bargains, a steal, money off, best deal, best deals,
        deals, deal, on sale, discount, discounts, promotion, promotions, promo, coupon, coupons, special offers,
        special offer, sale items, clearance, marked down, any offers, offers, biggest discount, on offer, anything on
        offer, on special, marked-down, discounted, good deal, cheapest deal, price drop, price drops,
        bargain bin, on clearance""",
    "goes_with": """goes with, go with, go well with, pair with, pairs with, match with, matches with,
        to wear with, accessories for it,
        what else would i need, what else will i need, what else should i get, what else should i
        take, what else should i bring, anything else i need, anything else i would need, go together,
        goes well with, combine with, what else do i need,
        would match""",
    "gift": """gift, gifts, present, presents, gift for, present for, gift idea, gift ideas, birthday gift,
        birthday present""",
    "up": """i like it, i like this, love it, looks great, perfect, good choice, great choice, i love it,
        i like them, nice ones, i like the, i love the, i really like the, i quite like the""",
    "down": """i don't like it, i don't like them, not what i want, not what i wanted, don't like any,
        bad suggestion, bad recommendation, not relevant, not what i meant, i don't like this""",
    "profile": """my preferences, my profile, what do you know about me, remember that i, remember my, forget me,
        delete my data, my size is, my usual, what do you remember, i usually wear, i always wear""",
    "closing": """gotta run, got to run, have to run, gotta go, got to go, cya, see ya, ttyl, catch you later,
        have a nice day, have a good day, have a good evening, have a good one, bye for now, see you, goodbye,
        that's all for today""",
    "thanks": """cheers mate, thanks mate, thanks man, thanks buddy, thanks a lot, thanks a bunch, thank you so much,
        thanks, thank you, thx, cheers, ty, tysm, thankyou, tks, thanx, ta, bless you, that's all, thats all, that is
        all, that will be all, all good, i'm done, im done, much appreciated, appreciate it, thank u, many thanks,
        great thanks, thanks so much, thanks very much, thank you very much, thank you kindly, that's everything,
        that's perfect thanks, cheers for that, you've been great, that was all, nothing else, that's all for now,
        that's all for today, i'm good thanks, i'm good for now, no that's all, bye, goodbye, see you, see ya, bye
        bye, good night, have a nice day, have a good one, take care, ciao, later then""",
    "greeting": """hi, hello, hey, hiya, heya, hi again, morning, evening, sup, g'day, good morning, good afternoon,
        good evening, howdy, greetings, hi there, hello there, hey there, yo, good day, hey you, anybody
        there, anyone there, anyone home, is anyone there, hi bot, hello bot, hey bot, how are you, how are you doing,
        how's it going, what's up, nice to meet you, pleased to meet you, good to meet you""",
    "help": """help, help me, what can you do, how does this work, how do i use, what do you do, who are you,
        what are you, are you a bot, what can i ask, how can you help, commands, are you human, are you a robot,
        what do you sell, what can you help""",
    "out_of_scope": """weather, forecast, politics, president, election, poem, story, song lyrics,
        capital of, ignore previous, ignore all, ignore your, system prompt, your instructions, your prompt,
        jailbreak, stock market, diagnosis, symptoms, headache, doctor, write code, python code, javascript,
        write a, translate, solve, equation, math, homework, the news, news today,
        latest news, who won, recipe, meaning of life, lawyer,
        legal advice, medical, pretend to be, act as, bitcoin price, invest, football score, horoscope,
        what time is it, who's gonna win, whos gonna win, who is going to win, who's going to win, who will win,
        who'll win, win the game, win the match""",
    "speak_en": """speak english, english again, in english please, back to english, reply in english, english please,
        switch to english, answer in english, use english, can you speak english, talk english,
        in english from now on, continue in english""",
    "speak_zh": """speak chinese, in chinese please, back to chinese, reply in chinese, chinese please,
        switch to chinese, answer in chinese, use chinese, can you speak chinese, talk chinese, speak mandarin,
        continue in chinese, in mandarin""",
    "question": """is, are, does, do, can, will, what, which, how, is it, does it, how much, how many, how long,
        how big, how heavy, what's, could,
        do you have it in, do you have this in, do you have that in, can i get it in, have you got it in""",
    "topic_it": """is it, does it, is this, does this, can it, will it, is that, does that, can this, are these,
        are they, how heavy is it,
        do you have it in, do you have this in, do you have that in, can i get it in, have you got it in""",
}

GRAMMAR = phrases("""
    a, an, the, is, are, am, was, were, be, been, do, does, did, have, has, had, can, could, would, should, will,
    may, i, i'm, i'd, i'll, you, he, she, it, we, they, me, my, your, his, her, our, their, this, that, these,
    those, what, which, who, where, when, why, how, and, or, but, if, because, for, with, without, under, over,
    below, above, around, about, between, in, on, at, of, to, from, by, not, no, don't, doesn't, isn't, any, some,
    something, anything, show, need, want, looking, find, please, thanks, hello, hi, cheaper, cheapest, more,
    less, than, give, tell, recommend, best, there, here, hey, thank, only, must, actually, second, first,
    compare, similar, start, ones, one, let's, lets
""")

STOP = GRAMMAR | phrases("""
    as, so, up, out, just, too, very, really, quite, get, got, see, look, looks, like, good, nice, great, okay, ok,
    yes, yeah, yep, sure, alright, righto, okey, okie, oki, k, well, also, then, now, maybe, perhaps, kind, sort,
        type, thing, things, stuff, item,
    items, product, products, option, options, else, other, others, another, same, again, buy, purchase, shop,
    store, sell, help, search, browse, searching, shopping, suggest, suggestions, recommendation, recommendations,
    us, them, him, its, it's, that's, there's, what's, who's, where's, i've, you're, new, available, currently,
    today, price, prices, priced, cost, costs, budget, dollars, money, spend, pay, make, made, goes, go, going,
    each, every, all, both, few, many, much, most, whole, into, onto, off, per, via, etc, hello, dear, sir, madam,
    guys, bit, lot, lots, pair, pairs, piece, pieces, someone, somebody, anyone, everyone, myself, prefer,
    preferably, ideally, might, must, shall, let, lets, come, comes, take, took, keep, put, wear, wearing, use,
    using, used, work, works, feel, think, know, say, said, wondering, wonder, hope, hoping, love, try, trying,
    idea, ideas, way, fine, cool, awesome, perfect, decent, included, better, nicer, cute, fancy, advice, old,
    simple, basic, proper, ordinary, moment,
    young, age, aged, ages, mean, meant, switch, change, different, taking, talk, quality, color, colour, colors,
    colours, size, sizes, brand, brands, material, style, styles, version, model, models, stars, star, rated,
    rating, review, reviews, ur, u, pls, plz, thx, don, doesn, didn, isn, aren, won, t, s, d, ll, m, re, ve, never,
    always, still, even, while, after, before, during, since, though, although, however, instead, rather, than,
    such, own, able, ask, question, questions, person, people, guy, day, days, time, times, today's, soon, later,
    asap, needs, needed, wants, wanted, looked, checking, check, actually, reset, undo, back, next, cart, basket,
    order, orders, deal, deals, number, cheap, cheaper, expensive, affordable, range, anyway, whatever, preference,
    preferences, changed, mind, hmm, hm, um, uh, oh, wow, either, neither, limit, sorry, wait, step, steps, oops,
    against, makes, gives, loves, loved, adores, hates, hated, sounds, seems, enjoys, surprise, occasion, turns,
    turning, haha, lol,
    hehe, btw, ok, okay, k, yup, nope, nah, ah, hey, guess, thought
""")

UNITS = phrases("""
    inch, inches, in, mm, cm, m, km, ft, feet, foot, yard, yards, ml, l, liter, liters, litre, litres, oz, ounce,
    ounces, gallon, gallons, quart, quarts, gb, tb, mb, kg, g, gram, grams, lb, lbs, pound, pounds, mah, w, watt, watts,
    v, volt, volts, hz, khz, ghz, mp, megapixel, megapixels, year, years, yr, yrs, month, months, week, weeks, day,
    days, hour, hours, hr, hrs, minute, minutes, min, mins, pack, packs, pcs, pc, piece, pieces, people, persons,
    person, players, player, pages, page, season, seasons, layer, layers, count, ct, x, d, p, star, stars,
    percent, degrees, degree, lumens, lumen, lm, dpi, rpm, tier, drawer, drawers, seats, doors, ply, qt, mg, mcg,
    ppi, mph, kmh, mile, miles, loft, thread, tog, times, way, speed, port, ports, card, cards, reviews, review,
    items, item, products, options, more, of, size, pairs, pair, set, sets, cups, cup, point, points
""")

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_LONGEST = 14
_SMALL = 10
_CURRENCY_WORDS = frozenset(
    ("dollars", "dollar", "bucks", "buck", "yuan", "rmb", "kuai", "euros", "euro", "pounds", "quid")
)
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000}


def number(words: Sequence[Word], at: int) -> tuple[int, Decimal] | None:
    """A number in English words: "fifty", "two hundred", "a hundred and twenty"; a bare "one" is no number."""
    total = group = 0
    place = at
    seen = 0
    while place < min(len(words), at + _LONGEST):
        word = words[place].text
        if word in _TENS and seen == 1 and 0 < group < _SMALL:
            group = group * 100 + _TENS[word]  # "one fifty"
        elif word in _ONES or word in _TENS:
            group += _ONES.get(word, _TENS.get(word, 0))
        elif word in _SCALES and (seen or group):
            if _SCALES[word] == 100:
                group = max(1, group) * 100
            else:
                total += max(1, group) * 1000
                group = 0
        elif word == "a" and not seen and place + 1 < len(words) and words[place + 1].text in _SCALES:
            group = 1
        elif not (word == "and" and seen and _continues(words, place)) and not (
            word == "-" and seen and words[place].glued
        ):
            break
        seen += 1
        place += 1
    value = total + group
    follows = words[place].text if place < len(words) else ""
    if not seen or (value < _SMALL and seen == 1 and follows not in _CURRENCY_WORDS):
        return None
    return place, Decimal(value)


def _continues(words: Sequence[Word], place: int) -> bool:
    """Whether "and" belongs to the number ("a hundred and twenty"), not to a range ("fifty and eighty")."""
    before = words[place - 1].text in _SCALES
    return before and place + 1 < len(words) and (words[place + 1].text in _ONES or words[place + 1].text in _TENS)


PACK = Pack("en", CUES, GRAMMAR, STOP, number, UNITS, patterns=PATTERNS)
