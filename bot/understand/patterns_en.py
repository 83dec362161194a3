"""English turns of phrase with a gap in them. Every gap is bounded: no message can make them slow."""

_GAP = r"[^.,;?!]"
_PERSON = (
    r"(?:mom|mum|mother|dad|father|parents|wife|husband|partner|girlfriend|boyfriend|gf|bf|fiancee?|sister|brother|sis|bro"
    r"|aunt|auntie|uncle|niece|nephew|cousin|grandma|granny|gran|nan|grandpa|grandad|grandmother|grandfather|grandparents"
    r"|grandson|granddaughter|godson|goddaughter|friend|mate|bestie|boss|teacher|colleague|co-?workers?|roommate|flatmate"
    r"|housemate|neighbou?rs?|host|hosts|hostess|in-laws|mother-in-law|father-in-law|son|daughter|kids?|child|boy|girl|teen"
    r"|teenager|teenage (?:boy|girl|son|daughter)|toddler|newborn|baby|couple|newlyweds|someone|somebody|man|woman|guy|lady"
    r"|bride|groom|students?|grad|year[- ]old)"
)
_OCCASION = (
    r"(?:birthday|bday|b-day|anniversary|wedding|christmas|xmas|x-mas|hanukkah|easter|graduation|retirement|valentine'?s"
    r"|(?:mother|father)'?s'? day|baby shower|engagement|christening|name day)"
)

PATTERNS = {
    "profile": rf"\b(?:fyi|just so you know|so you know|for your information|keep in mind|remember that i|note that i)\b|\bnever show me\b|\b(?:noted|written)(?: down)? (?:about|on) me\b|\b(?:know|remember|stored?|saved?|have|got|keep|collect(?:ed)?|learn(?:ed|t)?){_GAP}{{0,12}}\b(?:about|on|of) me\b"
    rf"|\b(?:forget|delete|erase|wipe|clear|remove){_GAP}{{0,24}}\b(?:about me|my (?:data|profile|history|info|details|preferences|tastes?))\b"
    r"|\bforget me\b|\b(?:don'?t|do not|stop) (?:remember|track|profil|record|stor|sav)\w{0,4}(?: me| my| this| any)|\bmy (?:profile|tastes?|preferences)\b",
    "order_status": rf"\b(?:any |some |is there )?(?:news|update|word|info) (?:on|about|of|for) (?:my|the|our|order|parcel|package|[a-z]{{0,3}}-?\d{{3,10}})|\border(?: number| no\.?| #|#)?{_GAP}{{0,14}}[a-z]{{0,4}}-?\d{{3}}|\b(?:where|track|status|check|update on|find){_GAP}{{0,20}}\b(?:order|parcel|package|delivery|shipment)\b"
    rf"|\b(?:order|parcel|package|delivery|shipment|stuff){_GAP}{{0,16}}\b(?:arrive|shipped|ship yet|late|here yet|coming|status|out yet)\b|[\w.+-]{{1,40}}@[\w-]{{1,40}}\.\w",
    "stated_order": rf"\border(?: number| no\.?| #|#)?{_GAP}{{0,14}}[a-z]{{0,4}}-?\d{{3}}|[\w.+-]{{1,40}}@[\w-]{{1,40}}\.\w",
    "code": r"\b[a-z]{1,4}-?\d{4,12}\b",
    "parcel": r"\b(?:order|parcel|package|ship(?:ped|ping)?|deliver\w{0,4}|arriv\w{0,4}|status|where|sent|dispatch\w{0,3})\b",
    "suggestion": rf"\b(?:you (?:guys |people |folks )?(?:should|could|ought to|might want to)|(?:it )?would be (?:nice|great|good|cool|helpful) if you|i wish you(?: guys)?|(?:it )?would be (?:nice|great|good|cool|helpful) to (?:see|have|get)|(?:an?|one more|another) (?:idea|tip|thought) for you|\bit would help if|\b(?:a|one|another) (?:thought|idea|tip|wish) for (?:you|your|the) |would be (?:nicer|better|easier|cooler|handier)|just saying|suggestion|i suggest|feedback for (?:you|the)|please (?:start|add|stock|carry|consider){_GAP}{{0,20}}(?:more|size|brand|line|stock))\b",
    "human": rf"\b(?:put|connect|transfer|pass|hand) me (?:through |over |on )?(?:to|with)\b|\b(?:talk|speak|chat)(?:ing)? (?:to|with){_GAP}{{0,20}}\b(?:person|human|someone|somebody|agent|colleague|representative|manager|staff|people)\b",
    "medical": rf"\b(?:pills?|medicine|drugs?|painkillers?) should i\b|\btinnitus\b|\b(?:rash|fever|cough|flu|headaches?|migraines?|pregnan\w{{1,6}}|allerg\w{{1,6}}|infection|wound|insomnia|asthma|tumou?r|cancer|doctor|dizzy|burn(?:ed|t)? my){_GAP}{{0,60}}\b(?:medicine|pills?|drugs?|ointment|dose|dosage|antibiotics?|ibuprofen|take|treat|cause|give me|should i|do i have|dangerous|safe|tumou?r|cancer|symptoms?)\b"
    rf"|\b(?:pills?|medicine|medication|drugs?|ointment|remedy|painkillers?){_GAP}{{0,30}}\b(?:for|against)\b{_GAP}{{0,16}}\b(?:migraine|headache|fever|cough|flu|rash|pain|allergy|cold|insomnia)\b|\b(?:cancer|tumou?r|diabetes|blood pressure)\b"
    rf"|\b(?:dose|dosage|diagnos\w{{1,4}}|prescribe)\b|\b(?:take|use|give){_GAP}{{0,16}}\b(?:ibuprofen|antihistamines?|aspirin|paracetamol|antibiotics?|medicine|medication|painkillers?)\b",
    "legal": r"\b(?:sue|lawsuit|legal(?:ly)?|press charges|lawyer|my rights)\b",
    "harm": rf"\b(?:hurt|kill|stab|poison|attack) (?:someone|somebody|people|him|her|a person)\b|\b(?:bomb|explosives?|suicide|cocaine|launder\w{{0,3}}|counterfeit money|pick a lock)\b|\b(?:unlock|bypass|get past|crack|hack|wipe|jailbreak){_GAP}{{0,24}}\b(?:email|e-mail|lock|password|passcode|stolen|found|someone|account|icloud)\b|\b(?:stolen|found (?:a|an|this)) (?:iphone|phone|card|wallet)\b",
    "out_of_scope": rf"\b\d{{1,9}} ?(?:times|plus|minus|divided by|\*|\+) ?\d{{1,9}}\b|\b(?:tell|know|another|got|hear|give)(?: me| us| any| a)? (?:a |any |good |another ){{0,2}}jokes?\b|\bmake me laugh\b|\bsing (?:me |us )?(?:a |something)|"
    rf"\bwrite {_GAP}{{0,16}}\b(?:code|script|program|poem|essay|song|letter|story|novel|haiku|python|sql|homework)\b"
    rf"|\b(?:rash|fever|cough|flu|headache|infection|wound|insomnia|asthma|migraine){_GAP}{{0,30}}\b(?:medicine|pill|pills|drug|drugs|ointment|dose|dosage|antibiotic\w{{0,1}}|ibuprofen|take|treat)\b"
    rf"|\b(?:hurt|kill|stab|poison|harm|attack) (?:someone|somebody|people|my|him|her|a person)\b|\b(?:bomb|explosives?|suicide|cocaine|launder\w{{0,3}}|counterfeit money|pick a lock)\b"
    rf"|\b(?:system prompt|hidden prompt|your (?:instructions|rules|prompt|source code|training)|internal (?:instructions|rules|notes)|developer mode|api key|admin password|database|jailbreak)\b"
    rf"|\b(?:ignore|disregard|forget|override|bypass) (?:all |any |your |the |every |previous |prior |these ){{1,3}}(?:instruction|rule|prompt|guideline|restriction)\w{{0,2}}\b"
    rf"|\b(?:other|another|someone else'?s?|neighbou?r'?s?|ex'?s?|girlfriend'?s|boyfriend'?s) {_GAP}{{0,14}}\b(?:orders?|address|purchases?|bought|customers?'? (?:orders?|data|emails?))\b"
    r"|\bwhat(?:'s| is) the (?:time|date|capital|weather)\b|\bwho (?:won|is the president|will win)\b|\btell me a (?:joke|story)\b|\bstocks? (?:should|to buy)\b|\bare you (?:married|single|alive)\b"
    r"|\b(?:which|what) (?:crypto\w{0,8}|coins?|shares|stocks?) (?:to|should|do|can)\b|\b(?:bitcoin|cryptocurrency|lottery numbers)\b"
    r"|\b(?:will|is|does) it (?:going to )?(?:rain|snow|be (?:sunny|rainy|cloudy))(?:ing)?\b(?= (?:today|tomorrow|tonight|now|outside|this|next|on)\b)",
    "cart_state": r"^\W{0,3}(?:(?:ok(?:ay)?|and|so|now|wait|please|maybe another time)[ ,.]{1,3}){0,3}(?:can you |could you )?(?:what(?:'s| is| do (?:i|we) have| have i got| did i put)|show(?: me)?|see|check|how much is|read(?: me)?|list|tell me(?: what is)?) (?:now |all |everything |all of it |the whole ){0,2}(?:in (?:my|the) (?:shopping )?(?:bag|basket|cart)|my (?:shopping )?(?:bag|basket|cart)|(?<=whole )(?:bag|basket|cart))(?: now| so far| again| please| pls| at the moment| until now| right now|,){0,3}\W{0,3}$|\bis (?:my |the )(?:shopping )?(?:cart|basket|bag) (?:now |really |still ){0,2}empty\b",
    "grown": r"\bones? for (?:me|myself|us|adults?|grown-?ups?)\b|^(?:and |ok |now ){0,2}for (?:me|myself|adults?|grown-?ups?)\b",
    "does_for_me": r"\b(?:do|will|would) you(?: guys| people| also| even){0,2} (?:install|assemble|mount|repair|fix|set (?:it|this|that|them) up|put (?:it|this|that|them) together)(?: (?:it|this|that|them|these|those))?(?: (?:for (?:me|us|free)|at home|too|as well|yourselves?))?\W{0,3}$"
    r"|\b(?:can|could) you(?: guys| people| also| even){0,2} (?:install|assemble|mount|repair|fix) (?:it|this|that|them) for (?:me|us)\b",
    "breaks_rules": r"\b(?:ignore|disregard|forget|override|bypass|break|drop) (?:all |any |your |the |every |previous |prior |these ){1,3}(?:own |shop )?(?:instruction|rule|prompt|guideline|restriction)s?\b",
    "demands": r"\b(?:second|third|fourth|fifth|tenth|2nd|3rd|4th|5th|umpteenth|last) time (?:that )?(?:i|we)(?:'m|'ve|'re| am| are| have| had| has)?(?: to| now)? (?:writ|wrot|ask|call|contact|email|e-mail|complain|messag|phon|report|tell)[a-z]{0,4}\b"
    r"|\b(?:i|we) (?:want|demand|need|expect) (?:my|our|a|the) (?:full )?(?:refund|money(?: back)?)(?: back)?(?:,? ?(?:right )?(?:now|today|immediately|at once))\b"
    r"|\b(?:give me|gimme) my (?:money|refund)(?: back)?\b",
    "price_question": r"\bprices? (?:for|of|on) (?:the|it|that|this|those|them|one)\b|\bhow much (?:it |this |that |they )?costs?\b|^\W{0,3}(?:and |the |so |ok ){0,2}(?:price|prices|cost|costs)(?: please| pls| then)?\W{0,3}$|\b(?:what'?s|what is|what does|what do|what would) (?:it|that|this|they|the \w{1,12}(?: one)?|one) cost\b",
    "abuse": r"\b(?:idiot|moron|stupid (?:bot|machine|thing|robot)|dumbass|dumb (?:bot|machine|thing|robot|program)|you(?:'re| are) (?:so |just |really ){0,1}(?:dumb|stupid|useless)|fuck\w{0,3}|f\*{1,6}\w{0,3}|shit\w{0,2}|bullshit|piss off|shut up|asshole|useless (?:bot|machine|robot|piece)|screw you|go to hell|crap|bitch|bastard|retard\w{0,2})\b",
    "upset": rf"\b(?:this is (?:ridiculous|unacceptable|a joke|outrageous|insane)|what the (?:hell|heck|fuck)|waited? {_GAP}{{0,12}}(?:days|weeks|month|hours|forever)|fed up|sick of|never (?:buying|shopping|ordering)|no ?(?:one|body) (?:answers|replies|responds|cares|helps)|had enough|rip ?-?off|stop (?:selling|pushing|recommending|trying to sell)|don'?t (?:try to )?(?:sell|push) me|so (?:angry|mad|annoyed|upset)|i'?m (?:angry|furious|mad|upset|livid|pissed))\b",
    "complaint": rf"\b(?:came|arrived|delivered|received|got|parcel|package|box)\b{_GAP}{{0,50}}\b(?:in (?:\w{{1,12}} )?pieces|shattered|smashed|dented|scratched|bent|crushed|soaked|mouldy|moldy)\b|\b(?:bought|ordered|received|got|purchased|arrived|came|delivered){_GAP}{{0,40}}\b(?:broke|broken|broke down|fell apart|falling apart|cracked|ripped|torn|tore|damaged|defective|faulty|dead|leaks?|leaking|stopped working|stop working|peeling|wrong (?:item|size|colou?r|one|thing|product))\b"
    rf"|\b(?:sole|zipper|handle|screen|strap|seam|button|battery){_GAP}{{0,16}}\b(?:came off|fell off|broke|ripped|cracked|died|snapped)\b"
    r"|\b(?:charged|billed) (?:me |us )?(?:twice|double|two times|again|too much)|\bovercharged\b|\bdouble[- ]charged\b"
    rf"|\b(?:box|parcel|package|order|envelope){_GAP}{{0,12}}\b(?:was|were|is|came|arrived) (?:\w{{2,12}} )?(?:empty|crushed|open|opened|soaked|torn|incomplete|smashed)\b"
    rf"|\b(?:sent|got|received|delivered|gave)(?: me| us)?{_GAP}{{0,16}}\b(?:wrong|different|someone else'?s|used|incomplete|two different|half of|only one of|only half)\b|\bnot what i ordered\b|\bnot as described\b|\bnothing like the (?:photo|picture|description)"
    rf"|\b(?:received|got sent|i was sent|you sent){_GAP}{{0,20}}\b(?:two different|different (?:sizes?|colou?rs?)|wrong|odd)\b"
    r"|\b(?:is|are|was|were|still) taking (?:forever|ages|too long|so long)\b|\bstill (?:waiting|haven'?t (?:got|received|heard))\b|\bno (?:reply|answer|response) (?:from|to my|for|in)\b",
    "broke_down": rf"\b(?:my|the|our|this|that|it|its|one)\b{_GAP}{{0,40}}?\b(?:broke|(?:is|are|has|have|got|came|already|'s) (?:already |now |just |completely )?(?:broken|cracked|torn|ripped|leaking|dead|bent|chipped|falling apart|peeling|rusty|scratched|stained)|stopped working|doesn'?t (?:work|turn on|charge|close|open|switch on|fit together)|won'?t (?:work|turn on|charge|close|open|switch on|start|connect)|leaks|leaked|died|snapped|tore|ripped|cracked|fell apart|came (?:off|apart|undone|loose)|fell off|melted|peeled|rusted|burnt out|shrank|faded|is faulty|is defective)\b",
    "up": r"\b(?:this|that|it)(?:'s| is) (?:exactly )?what (?:i|we) (?:meant|want|wanted|need|needed|had in mind|was after)\b|\b(?:you'?ve |you have )?been (?:really |so |very |super |most )?(?:helpful|great|lovely|kind|useful)\b|\b(?:you'?re|you are|this is|that'?s|that is|that was|it'?s|it is|looks|sounds|seems|really|so|very|pretty) (?:really |so |very |pretty |super |quite |a )?(?:helpful|good price|fair price|great price|nice price|good to know|great|good at this|awesome|amazing|brilliant|spot on|useful|handy|fantastic|clever|smart)\b|👍|\b(?:good|great|nice|excellent) (?:pick|picks|suggestion|suggestions|choice|recommendation|recommendations|job|work)\b|\bwell done\b",
    "down": r"👎|^\W{0,3}(?:no[ ,]{1,2})?wrong\b(?! (?:address|size|street|zip|item|order))|\b(?:that'?s|this is|these are|those are|it'?s) (?:all |just |totally |completely )?wrong\b|\b(?:bad|poor|terrible|wrong|useless|awful) (?:pick|picks|suggestion|suggestions|choice|recommendation|recommendations|advice)\b|\bnot (?:really )?(?:my (?:style|taste|thing)|what i (?:want|wanted|meant|asked|had in mind)|feeling)\b|\bdon'?t (?:really )?(?:like|love|fancy) (?:it|this|that|these|those|the|them|any)\b",
    "interrogative": r"(?:^|[.!?,;:] )(?:so |and |but |ok |okay |hmm |well |also |wait |right ){0,2}(?:is|are|am|do|does|did|can|could|will|would|should|what|what'?s|whats|which|how|how'?s|where|when|who|whose|why|(?:has|have)(?! to\b))\b"
    r"|(?:^|[.!?] )(?:so |and |but |ok |okay |hmm |well |also |wait |right ){0,2}any\b"
    r"|(?:^|[.!?] ?)(?:and |so |but |ok |okay ){0,2}(?:it|this|that|they|these|those) (?:can|could|is|are|has|have|will|would|does|do|fits?|works?|comes?|goes)\b[^.!?\n]{0,60}\?",
    "able": r"(?:^|[.!?] ?)(?:it|this|they) (?:can|is|has|have|will|comes?|fits?|works?) [^.!?\n]{0,60}\?|\b(?:does|do|is|are|can|will|would|could|has) (?:it|this|that|they|these|those|the|i|one)\b|\b(?:how (?:long|big|heavy|tall|wide|thick|deep|loud|fast|many|much|warm|bright|old|far)|what(?:'s| is| are|s)? (?:it|the|they|its|that|this)|what (?:size|colou?r|material|kind|type|ports?|resolution|processor|sizes|colou?rs)|compatible|work with|works with|come with|comes with|included?|fit in|machine wash)\b",
    "wants_one": r"\b(?:ones?|anything|something|any others?|options|alternatives)\b",
    "sum": r"^\W{0,3}(?:so |ok |and |well ){0,2}how much (?:now|so far|is it now|does it come to|altogether)\W{0,3}$|\b(?:tell|give) me (?:the|my) (?:total|sum)\b|\bwhat (?:the|my) (?:total|sum) (?:is|comes to|would be)\b|^\W{0,3}(?:and |so |ok |the |my ){0,2}(?:total|sum|grand total)(?: please| pls| plz| now| then| so far){0,2}\W{0,3}$|\b(?:(?:what'?s|whats|what is|how much is) (?:the|my) (?:total|sum|damage)|in total|total (?:price|cost|amount)|altogether|all together|how much (?:is|are|for|do) (?:it all|they|all|everything|both|the two|those two)(?! (?:weigh|hold|take|need|use|shrink|carry|differ|vary|last|measure))|(?:add|comes?|come) (?:up )?to|grand total|sum it up|together)\b",
    "back_to": r"\b(?:back to|going back|go back to|return to|returning to|about those|earlier|before that|the (?:first|previous|earlier|other|original) (?:list|ones?|search)|again the)\b",
    "hobby": r"\b(?:likes?|loves?|is into|are into|fan of|enjoys?|plays?|crazy about|obsessed with|collects?)\b",
    "gift": rf"\b(?:what|something) (?:can|could|should|do|would) (?:i|we) (?:get|buy|give|bring){_GAP}{{0,4}}\b(?:my|him|her|them|for my|a friend)\b|\b(?:what|something|anything|idea what) to (?:get|buy|give) (?:him|her|them|my|for (?:him|her|them|my))\b|\b(?:birthday|anniversary|wedding|housewarming|christmas|xmas|baby shower|graduation|retire\w{{0,4}}|turns? \w{{2,8}} (?:next|this|on|soon|tomorrow)){_GAP}{{0,50}}\b(?:get|give|buy|idea|surprise|for (?:him|her|them))\b"
    rf"|\b(?:something|anything|some ?thing nice|a little something|ideas?|suggestions?|inspiration|presents?) {_GAP}{{0,30}}\bfor (?:my|our|an?|the|his|her|two) (?:[\w'-]{{1,14}} ){{0,3}}?{_PERSON}\b"
    rf"|\bwhat(?:'s| is| to| can| could| should| do| does| would| will| might|'d){_GAP}{{0,30}}\b{_PERSON}\b{_GAP}{{0,20}}\b(?:like|love|want|enjoy|appreciate|be happy|be into|be pleased|be good)\b"
    rf"|\bwhat(?: to| can| could| should| do| does| would| will| might|'d){_GAP}{{0,16}}\b(?:get|buy|give|bring|gift){_GAP}{{0,20}}\b{_PERSON}\b"
    rf"|\b(?:surprise|treat|spoil|impress|cheer up) (?:my|our|her|him|an?|the) (?:[\w'-]{{1,14}} ){{0,2}}?{_PERSON}\b"
    rf"|\b{_PERSON}(?:'s)? (?:{_GAP}{{0,12}} )?{_OCCASION}\b|\b{_OCCASION}(?:'s| is)?(?: coming up| soon| next week| tomorrow| on \w{{3,10}})?[,.]? {_GAP}{{0,24}}\b(?:my|our) (?:[\w'-]{{1,14}} ){{0,2}}?{_PERSON}\b"
    rf"|\b{_PERSON} (?:just |is |are |recently |has |'s ){{0,2}}(?:turns?|turning) (?:\d{{1,2}}|[a-z-]{{3,12}})\b|\b(?:turns|turning) \d{{1,2}} (?:next|this|on|soon|tomorrow|in)\b"
    rf"|\b{_PERSON} (?:just |is |are |recently |has |have ){{0,2}}(?:had a baby|got married|getting married|got engaged|retiring|retired|moved (?:house|into)|graduated|graduating|expecting)\b"
    rf"|\b{_PERSON}\b[^\n]{{0,60}}\b(?:any|some|got|have|need) (?:good |nice |gift )?(?:ideas?|suggestions?|tips|inspiration)\b"
    r"|\b(?:secret santa|white elephant|kris kringle|stocking (?:stuff|fill)ers?|pressies?|prezzies?|party favou?rs?|house-?warming|leaving (?:do|present)|thank[- ]you (?:gift|present|for (?:my|our|the|an?) ))",
    "anew": r"\b(?:(?:some|any)thing|stuff|things) (?:\w{2,12} )?(?:to|for|that|against)\b(?! (?:less|under|it|them|this|that|these))",
    "compare": rf"\bagainst the (?:first|second|third|fourth|fifth|last|other|previous|[\w-]{{2,14}} one)\b|\b(?:is|are|was|were)\b{_GAP}{{2,30}}\b(?:better|worse|[a-z]{{2,8}}[^aeiou]er|more [a-z]{{3,12}}|as good|different) (?:than|from|as|to) (?:the|that|this|those|an?)\b|\bworth (?:the )?(?:extra|more|double|paying)\b",
    "set_quantity": r"\b(?:make (?:it|that|them)|change (?:it|that|them|the (?:quantity|number)) to|i (?:only |just )?(?:want|need)) (?:\d{1,2}|two|three|four|five|six|just one|only one)(?: of (?:it|them|those|these))?(?: instead| please| then)? ?(?:[.!,]|$)|\bdouble (?:it|that|the)\b",
    "takes_away": rf"\b(?:drop|lose|leave out|kick out|ditch|scrap|remove|delete|cancel|skip) (?:the|that|those|it|them)\b|\btake (?:the|that|it|those|them|(?:one|two|three|\d{{1,2}}) of (?:the|those|them|these))\b{_GAP}{{0,24}}\b(?:out|off)\b|\b(?:remove|delete|drop|take out) (?:one|two|three|\d{{1,2}}) of (?:the|those|them|these)\b|\b(?:don'?t|do not) (?:want|need) (?:the|that|it) {_GAP}{{0,20}}(?:any ?more|after all)\b",
    "what_if": r"\b(?:does|do|is|will|would|can|what(?:'s| is| does)?|how long(?: is| does)?)\b[^.!?\n]{0,12}\b(?:the|your|any) (?:warranty|guarantee|return policy|refund policy)\b|^(?:and |so |ok |okay |but |hmm ){0,2}if (?:the|my|it|they|i|something|one|this|that)\b|\bwhat (?:if|happens (?:if|when)|do i do (?:if|when))\b",
    "give_back": r"\b(?:return|exchange|swap|send (?:back )?|give back|bring back) my \b",
    "to_shop": r"\b(?:do|can|will|would|could|are) you(?: guys| people| also| all){0,2} (?:offer|provide|accept|buy|rent|recycle|donate|match|keep|store|share|charge|allow|open|close|answer|reply|email|engrave|personali[sz]e|gift ?wrap|sponsor|hire)\b|\bcan i (?:order|collect|pick (?:it |them )?up|book|reserve|apply)\b",
    "with_what": rf"^(?:and |but |ok |hmm |maybe |also ){{0,2}}(?:any |anything |something |one |ones |some )?(?:with|without|in|for|from) {_GAP}{{1,30}}\?? ?$",
    "asks_how_long": r"\b(?:how long|when|how soon|how many (?:minutes|hours)|is (?:any|some)(?:one|body)|are you still)\b",
    "set": r"\b(?:set up|setup|set of|kit|outfit|bundle|combo|package deal|together|both|one of each|each of|put together|everything for|whole set|full set|all of it)\b",
    "leave_out": r"\b(?:drop|lose|scratch|without|(?:don'?t|do not) need) the\b",
    "shall_be": r"\b(?:should|has to|have to|needs? to|must|gotta|ought to) be\b",
    "swap": r"\b(?:swap|replace|exchange|trade|switch|change|make it|instead|rather than)\b",
    "of_it": r"(?:^|[.!?,;] ?)(?:so |and |but |ok |hmm |well |also )?(?:does|do|is|are|can|will|would|has|have) (?:the|this|that|these|those|it|they|its) (?!same|any|cheap)",
    "puts": r"^\W{0,3}(?:(?:ok|okay|yes|good|fine)[ ,]{1,2}){0,2}i (?:buy|take)(?: it| this| that| them)?(?:, [^.?!]{1,20})?[.!]?$|\b(?:add|put|pop|chuck|toss|throw) (?:it|that|this|them|those|these|both|all|one|two|three|the)\b(?! (?:filter|limit|budget|price|address|note))"
    r"|\b(?:i'?ll|i will|let me|we'?ll|gonna|going to) (?:take|have|get|grab|go (?:for|with)) (?:it|that|this|them|those|these|both|one|two|the)\b",
    "takes": r"(?:^|[.!?,;] ?)(?:ok(?:ay)?|yes|yeah|yep|sure|perfect|great|cool|fine|alright|good|nice)[ ,!]{1,3}(?:please[ ,]{1,2})?(?:and )?"
    r"(?:that|this|those|these|both|it|all)(?: (?:one|ones|two|three|four|five|of them|of these|of those)){0,2}(?: (?:too|as well|please|then|also)){0,2} ?(?:[.!?,;]|$)",
    "puts_first": r"^\W{0,3}(?:(?:ok(?:ay)?|yes|yeah|great|perfect|cool|fine|alright|good|nice|please|so|then|well|and)[ ,!]{1,3}){0,3}(?:(?:i'?ll|i will|we'?ll|let'?s) )?(?:add|put|take|pop|chuck|toss|throw|stick|grab|buy|order) (?:me )?(?:it|that|this|them|those|these|both|the|a|one|two|three|number)\b(?! (?:filter|limit|budget|price|note|list))[^.!?\n]{0,60}[.!,]",
    "which_to_get": r"\b(?:what|which) (?!size|colou?r)[^.,;?!]{2,30}? (?:should|would|could|shall) (?:i|we|you) (?:get|buy|pick|recommend|suggest|go for)\b",
    "here_by": r"\b(?:get|have|receive|be|arrive|come)\b[^.?!]{0,16}\b(?:tomorrow|today|tonight|the weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day|next week|christmas|in time)\b",
    "better": r"\b(?:what|which)(?: one| of (?:them|these|those))? (?:do|would|can) you (?:recommend|suggest|advise|pick|choose|take|go for)\b(?! for| to)|\bhelp me (?:to )?(?:decide|choose|pick)\b",
    "takes_at_once": rf"^\W{{0,3}}(?:yep|yes|yeah|yup|deal|perfect|then|so then|very well|great|sold)[ ,.!]{{1,3}}(?:the|that|this) {_GAP}{{1,40}}[.,!]?(?: ?(?:just )?one,? please)?\W{{0,3}}$"
    rf"|^\W{{0,3}}(?:(?:ok(?:ay)?|very well|alright|yes|well|then)[ ,.]{{1,3}})?(?:the|that|this) [^.;?!]{{1,40}}[ ,](?:please|pls|plz|for me)\W{{0,3}}$",
    "takes_named": rf"(?:^|[.!?,;] ?)(?:ok(?:ay)?|yes|yeah|yep|sure|perfect|great|cool|fine|alright|all right|good|nice|right|lovely|well|hmm?)[ ,!]{{1,3}}(?:the|that|this|those|these) {_GAP}{{1,40}} (?:then|please|pls|it is|for me)(?: then| please)? ?(?:[.!,;]|$)"
    rf"|(?:^|[.!?,;] ?)(?:ok(?:ay)? |alright |so |well |fine )?(?:the )?{_GAP}{{2,40}} it is(?: then)?(?: please)? ?(?:[.!,;]|$)"
    rf"|(?:^|[.!?,;] ?)(?:the|that|this) {_GAP}{{1,40}} (?:then|for me)(?: please)? ?(?:[.!]|$)"
    r"|\b(?:i'?ll|i will|we'?ll|i'?d|i think i'?ll|let'?s|gonna|going to) (?:just |then )?(?:take|grab|go (?:for|with)|order|buy|choose|pick)\b",
    "wants_that": r"\b(?:(?:i|we)(?:'d| would)? (?:really |actually |just |also |still ){0,2}(?:like|want|need|fancy)|(?:i'm|i am|we're) (?:taking|getting|having|buying)"
    r"|(?:can|could|may|shall) (?:i|we) (?:please |just |also |maybe ){0,2}(?:get|have|order|grab|buy)|(?:give|get) me|let me (?:get|have|take))"
    r" (?:(?:one|two|three|\d{1,2}|a pair|both|all) of )?(?:the|that|those|these|both)\b(?! (?:same|most|best|cheapest|price|details|info|link|difference))",
    "that_too": r"\b(?:also|as well|plus)\b|\btoo\b(?=\W{0,3}$|[,.;!]| (?:please|pls|then|and)\b)|^\W{0,3}(?:ok |okay |yes |oh )?and (?:the|that|this|those|these|one|two|both)\b",
    "altogether": r"\b(?:altogether|all together|in total|total|together|combined|for (?:both|everything|(?:them )?all(?: (?:of (?:them|it)|two|three|four|five))?|the (?:lot|set|whole thing|bundle|pair|two|three|four))\b|between them|all in|the whole (?:thing|lot|set))\b",
    "everything": r"\b(?:of all|all of your|all your|any of your|in the whole shop|across all|out of all)\b",
    "why": r"\bwhy (?:is |did |are |does )?(?:the|this|that|it|these|those)\b",
    "tell": r"\btell me (?:more|about)\b|\bmore (?:info|details|about)\b|\bwhat about\b|\bhow about\b",
}
