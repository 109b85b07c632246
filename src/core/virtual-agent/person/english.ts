import type { Grammar } from './grammar.ts'

/** Who is asked for, and what must not follow: "an agent class", "someone in the game", "customer service hours". */
export const ENGLISH: Grammar = {
  locale: 'en',
  spaced: true,
  classes: {
    REAL: 'real|actual|live|living|proper|genuine|breathing|freaking|freakin|fucking|fkn|damn|goddamn|bloody|flesh and blood|real life|real live|non bot|competent|trained|qualified|another|different|senior|available',
    TRUE: 'real|actual|live|living|genuine|breathing|freaking|fucking|damn|bloody|flesh and blood|real life|real live',
    DESK: 'customer|client|tech|technical|live|human|help|member|player|game|account|billing|sales',
    MATE: 'agent|person|people|rep|reps|representative|representatives|member|staff|team|team member|guy|guys|specialist|staffer|advisor|adviser|executive|associate|personnel|human|someone|somebody|dude|folks|crew|employee|worker',
    HUMAN:
      'human (?:intervention|eyes|touch|contact|attention|review|response|reply|employee|worker|moderator|mod|admin)|advisor|adviser|adult|employee|real employee|human|humans|hooman|human being|human beings|human agent|human operator|human person|human rep|human representative|human support|human help|human assistance|human staff|human advisor|human contact|human interaction|agents?|representatives?|reps?|csr|operator|customer care|customer relations|live chat|support line',
    PERSON:
      'employee|employees|worker|human|humans|ppl|folks|moderator|mods?|admins?|person|people|someone|somebody|one|staff|support|guy|individual|man|woman|help|assistance',
    AGENT:
      '(?:<REAL> )*<HUMAN>|(?:(?:<TRUE>|proper|competent|trained|qualified|non bot) )+(?:<PERSON>|<LEADER>)|(?:someone|somebody|a person|anyone|anybody) (?:real|human|alive|living|actual|thats real|thats human|thats not a bot|who is not a bot|who isnt a bot|who knows .{1,30}|who can (?:actually )?help|that can (?:actually )?help|with a brain|with a pulse|from support|from staff|from (?:the|your) (?:team|staff|company|support team|support|mod team))|(?:<REAL> )*<DESK> (?:support |service |care |success )?<MATE>|(?:<REAL> )*(?:customer|tech|technical|live|client) (?:support|service|services|care|assistance)|(?:<REAL> )*(?:support|service|helpdesk|help desk) <MATE>|(?:staff|team|support team|crew) members?|members? of (?:the|your|ur) (?:staff|team|support team|support|crew)|member of staff|your staff|the staff|ur staff|your team|the support team|the team|your support team|your people|you guys|person not a bot|specialist|csr agent|call cent(?:er|re)',
    LEADER:
      'supervisor|manager|mod|mods|moderator|moderators|admin|admins|administrator|boss|staffer|staff|gm|game master|dev|employee',
    SOMEBODY: 'person|ppl|someone|some1|somebody|anyone|any1|anybody|<LEADER>|support|helpdesk|help desk',
    ARTICLE:
      'a|an|any|some|one|one of|of|the|your|ur|my|another|actual|this|that|these|those|in|touch|with|to|please|pls|plz|like|maybe|even|fellow|on|ya|yall|nearest|next available|available',
    A: '(?:<ARTICLE> ){0,4}',
    END: '(?=$| (?:please|pls|plz|plss?|plz+|now|right now|rn|here|asap|instead|immediately|directly|today|again|already|thanks|thx|ty|thank you|rather|tho|though|or|and|but|so|then|bro|man|dude|bruh|lol|lmao|tbh|ngl|fr|imo|smh|ffs|urgently|soon|quickly|quick|fast|online|available|ok|okay|already|yet|cuz|coz|because|bc|cause|since|about|regarding|concerning|abt|re|for (?:me|us)|for help|for (?:this|that|my)|for (?:some |more )?assistance|not|at all|over (?:here|the phone)|via|by phone|on (?:the|your|ur|my) (?:phone|line|team|side|end|case|issue|account)|on (?:this|it|here)|from (?:the|your|ur|support|here|discord)|with (?:this|my|a problem|an issue)|at (?:your|the) (?:company|end|support|team)|in (?:support|charge|person|chat|here|the team|your team|real life|customer)|(?:who|that|which) (?:can|could|knows?|understands?|will|actually|is|isnt|has|have|works?|handles?|deals?|speaks?|would|might|gets?|actually|really)|i can|for real|if possible|is possible|possible|may|when|as soon|would|i want|i need|this|would be|u|you)(?![a-z0-9])| to (?:help|assist|talk|speak|chat|look|fix|handle|solve|answer|review|check|sort|resolve|take|explain|discuss|contact|call|deal|get|step|come|me|please|ask|work with))',
    TALK: '(?:talk|speak|spk|speek|chat|text|write|converse|discuss (?:this|it)|discuss|have a (?:word|chat|talk|conversation)|communicate|deal|interact|correspond|talking|speaking|chatting) (?:directly |again |about (?:this|it) )?(?:to|with|w|2|wit|wth|wiht)|get in (?:touch|contact)(?: with)?|getting in touch with|be in touch with|get (?:a ?)?hold of|get (?:through|thru) to|reach(?: out)?(?: to)?|contact|be (?:connected|transferred|transfered|forwarded|put through|put|passed|handed|redirected|escalated|helped|assisted|served)(?: over)? (?:to|with|by|through to)|hear from|connect (?:to|with)|speak|ask|see',
    GIVE: '(?:get|give|send|bring|find|fetch|grab|gimme|show|lend|assign|offer)(?: (?:me|us|over|in|on))*|(?:connect|transfer|put|hand|pass|forward|switch|redirect|refer|route|move|link|patch|direct|escalate|send|take|turn|bring|get|divert|shift) (?:me |us |this |it |my case |my issue |the chat |this chat |my call |this conversation |the conversation )?(?:over |through |thru |on |back |off |straight |directly |along |up |in touch |in contact )*(?:to |with |w |2 )',
    CALL: 'call|summon|page|ping|alert|notify|tag|fetch|wake|loop in|bring in|call in|call over|get hold of|involve|invite|pull in|drag in',
    NEED: '(?:want|wants|need|needs|wanna|gotta|would like|id like|would love|would prefer|prefer|like|require|requires|requires?|demand|request|requesting|asking for|ask for|waiting for|waiting on|get|have|seeking|looking for|wish for|desire|insist on|expect|hoping for|hope for|id rather have|rather have|time for|fetch)(?: (?:to|have|see|get|reach|be|help from|assistance from|support from|a response from|an answer from|a reply from|some help from|someone|please|just|now|only|really|some))*',
    HELPS:
      'help|look|check|contact|call|message|msg|dm|pm|text|email|talk|speak|chat|assist|review|handle|respond|answer|reply|take over|take this|take a look|come|hop|step in|get in touch|get back|reach out|deal|sort|solve|resolve|fix|join (?:this|the|me)|please|read|intervene|explain|be here|attend',
    BOT: '(?:stupid |dumb |useless |fucking |damn |freaking |silly |automated |annoying |chat )*(?:bot|bots|robot|robots|chatbot|chatbots|machine|machines|computer|ai|a i|script|clanker|automation|auto replies|auto responses|automated (?:response|responses|reply|replies|system|messages?|service|answers?)|canned (?:response|responses|answers|replies)|program|software|virtual (?:agent|assistant)|algorithm|recording)',
    DET: '(?:a |an |the |this |that |these |those |your |ur |any |another |some |stupid |dumb |more |to |with |by |just |you |u )*',
  },
  mentions:
    'who|advis[eo]r|adult|employees?|hum[a-z]*|hooman|person[a-z]*|people|ppl|agents?|rep|reps|representatives?|csr|operator|someone|somebody|some1|any1|anyone|anybody|staff[a-z]*|support|service|care|team|crew|mods?|moderators?|admins?|administrator|manager|supervisor|boss|gm|dev|employee|specialist|guys?|live|help|transfer|escalate|redirect|forward|hand|patch|connect|bots?|robots?|chatbots?|machines?|computer|ai|script|cent(?:er|re)',
  requests: [
    '(?:talk|speak|chat|connect|connecting|connected|transfer|transferred|contacted|called|messaged|helped|assisted|served|escalate|escalated|pass|hand|forward|reach|getting|get|getting in|having|speaking|talking)(?: \\w+){0,3} (?:to|with|by|in touch with|hold of|ahold of|from|over to|through to|out to) <A>(?:<AGENT>|<LEADER>|(?:the )?(?:devs|billing team|support team|staff))<END>',
    '(?:chance|possible|way|hope|hoping|trying|try|want|need|like|love|prefer|wanna|attempting)(?: of| to| for)?(?: \\w+){0,3} (?:human|agent|live agent|real person|actual person|representative|moderator|staff member)(?: in (?:here|chat|this))?<END>',
    '(?:manager|supervisor|mod|moderator|admin|human|agent|representative|person|someone|somebody|anyone|anybody|staff member)(?: (?:that|who|whom|here|there))* (?:i|we) (?:can|could|may|might|should) (?:\\w+ )?(?:speak|talk|chat|call|contact|message|reach|write|dm|ask|text)',
    '(?:have|get|ask|let|want|need|like|tell|make) (?:a |an |some |one of your )?(?:<AGENT>|<SOMEBODY>)(?: from (?:the |your )?\\w+)? (?:to )?(?:please )?(?:contact|call|message|dm|email|reach|text|write|phone|ring|get back|respond|reply|talk|speak|look|help)(?: out)?(?: to| at| with)? (?:me|us|this|my|to me)',
    '(?:id like to|i want to|want to|please|can we|can you|can i|i need to|need to|lets|just) escalate(?: (?:this|it|my (?:case|issue|problem)|please|now))*$',
    '(?:skip|bypass|get past|get around|get rid of|get me away from|want off|get me off|off|get out of|leave|ditch|exit|away from) (?:of )?<DET><BOT><END>',
    '(?:quickest|fastest|easiest|best|only) way (?:to |of )?(?:\\w+ ){0,3}(?:human|agent|person|representative|support|staff)<END>',
    '(?:<TRUE> )+(?:person|people|ppl|human|humans|humans? beings?|employees?|staff|support (?:agent|person|rep)|agent|representative|somebody|someone)<END>',
    '(?:<TRUE> )+(?:person|people|human|humans|employees?|staff|support (?:agent|person|rep)|agent|representative)(?= (?:to|who|that|could|can|would|get|look|working|work|in|there|around))',
    'human (?:intervention|assistance|support|help|agent|representative|operator|attention|contact|review)(?: (?:is )?(?:needed|required|necessary|requested|wanted|here|please|pls|now))*<END>',
    '(?:could|can) (?:really )?(?:do with|use) (?:a |an |some )?(?:<AGENT>|<LEADER>)<END>',
    '(?:i|we)(?:d| would)? (?:want|wanna|need|like|prefer|have|love|rather have) (?:to have )?(?:my|this|our|the) \\w+ (?:to be )?(?:looked at|looked into|reviewed|checked|handled|seen|read|answered|solved|fixed|dealt with) by (?:a |an |the |your |some )?(?:<AGENT>|<SOMEBODY>)',
    '(?:need|want|gimme|prefer) (?:a |an )?(?:person|someone|somebody)(?= (?:not|and not|instead|rather|over|here|asap))',
    '(?:theres?|there is|there are|is there|there has|there must|theres gotta|there gotta)(?: (?:has to|gotta|got to|must|be|a|an|some|any|really|no))* (?:person|human|someone|somebody|staff|agent)(?: (?:that|who))? (?:i can|to|we can|can i) (?:\\w+ )?(?:message|talk|speak|chat|contact|ask|dm|text|call|reach|write|email)',
    '(?:complain|report this|appeal|complaint|speak) (?:to|with) (?:a |an |the |your |ur |my |some )?(?:supervisor|manager|boss|higher up|support team|support|management)',
    '(?:is|are) (?:anybody|anyone|somebody|someone) (?:actually|really|even|human|real)(?: (?:there|here|real|human|working|alive))*',
    '(?:talk|speak|chat|text|message) (?:to|with) (?:someone|somebody|a person|anyone|anybody|people) (?:at|from|in|on|with|who works at|working at|behind) (?:\\w+ ){0,2}?(?:support|staff|team|company|customer service|help desk|discord)',
    'who (?:do|can|should|must|could) (?:i|we) (?:have to |need to )?(?:talk|speak|contact|chat|reach|message|turn)(?: out)?(?: to| with)? (?:around here|in here|to get (?:a real|an actual|real|actual|some real|some actual|any))',
    '(?:is|are) (?:a|an|any|the|your|some) (?:mod|moderator|admin|staff member|agent|staff|mods|admins|human|support agent) (?:online|available|around|here|there|on|awake|active)',
    '<TALK> <A>(?:<AGENT>)<END>',
    '(?:talk|speak|spk|chat|converse|have a (?:word|chat|talk|conversation)|deal) (?:directly )?(?:to|with|w|2|wit) <A><SOMEBODY><END>',
    '(?:get in (?:touch|contact) with|get (?:a ?)?hold of|be (?:connected|transferred|transfered|forwarded|put through|passed|handed|redirected|escalated)(?: over)? (?:to|with)|get (?:through|thru) to|connect (?:to|with)) <A><SOMEBODY><END>',
    '(?:how (?:do|can|to|could|would|should|may)|can|could|want to|need to|wanna|like to|trying to|let me|please|help me|ways? to|where (?:do|can)) (?:i |we |you )?(?:contact|reach|get to|ask|message|dm|summon|call|ping)(?: out to)? (?:(?:a|an|the|your|ur|some|any) )?(?:<LEADER>|support|staff)<END>',
    '<GIVE>(?: |(?<= ))<A>(?:<AGENT>)<END>',
    '(?:<GIVE> ?me|(?:connect|transfer|put|hand|pass|forward|switch|redirect|refer|route|patch|direct|escalate|move|link)(?: me| us| this| it| my case| my issue| the chat| my ticket| this chat| this conversation)?(?: over| through| thru| on| off| back| straight| up| along| directly| in touch| in contact)* (?:to|with|w)) <A><SOMEBODY><END>',
    '(?:get|find|send|bring)(?: me| us)? (?:a|an|some|any|the|your|ur) <LEADER><END>',
    '(?:(?:transfer|redirect|forward|hand|patch|connect) (?:me|us)|escalate (?:me|us|this|it|my case|my issue|this chat|my ticket|this case|this issue))(?: (?:over|off|through|out of here))?<END>',
    '<CALL> (?:(?:a|an|the|your|any|some|me|for) ){0,2}(?:<AGENT>|<LEADER>)<END>',
    '<NEED> <A>(?:<AGENT>)<END>',
    '(?:want|wants|need|needs|require|demand|get|have|request|requesting|waiting for|looking for|calling) (?:to (?:see|have|get|reach|find) )?(?:(?:a|an|any|some|the|your|ur|another|one of) ){1,3}<LEADER>(?: (?:here|in here))?<END>',
    '(?:need|requesting|get) (?:mod|mods|admin|admins|moderator|staff|staff help|staff assistance|mod help|admin help|support staff)<END>',
    '(?:want|need|wanna|prefer|demand|gimme|like|rather have) (?:a |an )?(?:person|some ?one|somebody)(?: (?:please|pls|plz|now|asap|not .*|instead|rather than .*))*$',
    '(?:want|need|like|have|is|got|find) (?:a |an |some |any )?(?:person|someone|somebody|anyone|anybody|staff|agent|human) (?:that |who |whom )?(?:i can|we can|to|could|can i) (?:actually )?(?:talk|speak|chat)(?: to| with)?<END>',
    '(?:is|are|any|r|got)(?: there)?(?: (?:a|an|any|some|currently|even|only))* (?:<AGENT>|<LEADER>)(?: (?:member|members|left|awake|currently|that is|who is))? (?:there|here|around|available|online|on(?=$| (?:please|pls|rn|now|right|duty|the other|here|atm|today))|active|awake|free|up|about|listening|i can|who can|that can|to talk|to speak|to chat|to help|on duty|on the other)',
    '(?:is|are)(?: there)? (?:a |any |some )?(?:anyone|anybody|someone|somebody|person|people)(?: (?:here|there|real|available))? (?:(?:that |who |whom )?i can|to) (?:actually )?(?:talk|speak|chat)(?: to| with)?<END>',
    '(?:anyone|anybody|someone|somebody) (?:from|on|in) (?:the |your |ur )?(?:staff|support|team|support team|mod team|admin team|crew|company|customer service|customer support)',
    '(?:can|could|may|would|will|have|let|if|please have|get|want|need|like|for)(?: (?:please|pls|plz|you have|you get|to have|i have|i get))* (?:a|an|any|some|one of the|one of your|your|the) (?:<AGENT>|<LEADER>|person)(?: (?:please|pls|plz|just|kindly|to|maybe|actually))* <HELPS>',
    '(?:a|an|any|some|the) (?:human|real person|actual person|moderator|mod|admin|staff member|agent|representative|rep|live agent|live person)(?: (?:please|pls))? (?:should|needs to|must|has to|to) (?:<HELPS>)',
    '(?:put|get|bring|stick) (?:a|an|some|the|your|another) (?:<AGENT>|<LEADER>|person) (?:on|in here|in|over here|on the line|on the phone|here)',
    'wheres?(?: is| are| r|s)?(?: the| all the| your| my| all)? (?:human support|human help|real people|real person|humans|human|staff|mods|admins|live agents?|live support|real support|live chat|support team|representatives?)<END>',
    '(?:rather|prefer|better|like) (?:to )?(?:have |get |a |an |talk to |speak to |speak with )*(?:human|person|agent|someone real)(?: (?:help|support))?<END>',
    '(?:open|create|make|start|file) (?:a |an )?(?:ticket|chat|case|conversation|call|live chat|session) (?:with|for) (?:a |an |the |your |some |any )?(?:<AGENT>|<LEADER>|support|person|someone)<END>',
    '(?:switch|change|go|back) (?:to|2) (?:a |an |the )?(?:human|agent|live agent|live chat|live person|real person|person)(?: mode| support| agent)?<END>',
  ],
  bare: [
    '(?:<REAL> )*(?:human|humans|hooman|human being|human agent|human operator|human support|human help|agent|representative|rep|csr|operator|live chat|live support|live help|live agent|customer service|customer support|customer care|support agent|support staff|support person|support rep|real person|real people|actual person|live person|live human|real support|real help|(?:person|someone|somebody|people|anyone) (?:real|human|alive|actual)|staff member|tech support|technical support|service rep|moderator|supervisor|manager)',
    '(?:contact|reach|message|call|ask|get)(?: the| your| a)? (?:support|staff|support team|agent|customer service|customer support|human|mod|admin)',
    '(?:talk|speak|chat)(?: to| with)?(?: a| an)? (?:person|someone|human|agent|staff|support|mod)',
    '(?:person|mod|mods|admin|admins|staff|support|manager|someone|somebody|moderator|supervisor|people) (?:please|pls|plz|plss|asap|now|rn|needed|required|wanted)',
    '(?:human|agent|moderator|mod|admin|staff|person|live agent|representative) (?:help|needed|required|wanted|assistance|intervention)',
  ],
  polite:
    'hi|hey|hello|yo|ok|okay|so|just|please|pls|plz|plss?|plzz|now|right now|rn|asap|right|thanks|thx|ty|thank you|sir|mam|maam|a|an|any|some|the|i said|help|here|urgent|urgently|immediately|bro|man|dude|want|need|i|me|get|give|real|actual|live|today|um|uh|hmm|for real|quick|instead|then|ffs|ugh|omg|wtf|again',
  pressing: 'please|pls|plz|plss|plzz|now|rn|asap|immediately|urgently|instead|needed|required',
  answers: 'no|nope|nah|naw|stop|yes|yeah|yep|seriously|enough',
  againstBots: [
    '(?:dont|do not|not|didnt|wont|no longer|never|stop|refuse to|hate|tired of|sick of|done with|done|fed up with|had enough of|cant) (?:want |wanna |wanting |like |really |even |to |be |getting |going to |gonna )*(?:talk|speak|chat|talking|speaking|chatting|dealing|deal|arguing|helped|texting|wasting my time)(?: to| with| by)? <DET><BOT>',
    '(?:dont|do not|not) (?:want|need|like) <DET><BOT>',
  ],
  complaints: [
    '(?:i(?:m| am) )?(?:enough|no more|tired|sick|done|fed up)(?: (?:of|with))? <DET><BOT>',
    '(?:or )?is (?:it|this|that) (?:just |only |all )?(?:a |an |the )?<BOT>',
    '(?:not|no|isnt|never|without|rather than|instead of|other than|besides|anything but|stop being|more than|and not|than|hate|stop with|stupid) <DET><BOT>',
    '<DET><BOT> (?:is|are|isnt|arent|doesnt|cant|wont|does not|can not|keeps?|sucks|suck|just|not|never)(?: (?:so|such|completely|totally|absolutely|really|just|not|a|an|able|to|very|even))*(?: (?:useless|garbage|trash|dumb|stupid|bad|terrible|awful|joke|crap|shit|worthless|pointless|helping|working|help|helpful|work|understand|answer|annoying|broken|rubbish|getting it|waste of time|understanding|me|at all|anything))*',
    '(?:this|it|that|you|u|ur|youre|you are|the article|the articles|your articles?|your answers?|none of (?:this|that|it))(?: (?:is|are|was|were))? ?(?:so |completely |totally |really |just )*(?:useless|garbage|trash|not helping|not helpful|not working|no help|no use|isnt helping|isnt working|isnt helpful|arent helping|arent helpful|aint helping|doesnt help|didnt help|doesnt work|didnt work|dont help|dont understand|dont understand me|not understanding|not what i (?:asked|need|want|meant)|does not help|did not help|did not work|does not work|cant help(?: me)?|wont work|helped|stupid|annoying|pointless)',
  ],
  negation:
    'not|dont|doesnt|didnt|never|no need|no|without|nobody|neednt|aint|instead of|rather than|avoid|stop|shouldnt|unnecessary|hate|wouldnt|isnt|wont|cancel|refuse',
  wishes:
    'no idea|no clue|why (?:dont|cant|wont|not|do not|can not|cannot|isnt|arent) (?:you|u|we|i|there|it)(?: just)?|why not|(?:cant|can|could|couldnt) (?:i|we|you|u) not|(?:cant|couldnt|wont|dont) (?:i|we|you|u) (?:just )?|(?:i )?(?:dont|do not|didnt) (?:understand|care|know|get it|think you|think this|believe you)(?!.{0,16}(?:person|human|agent|someone))|not (?:sure|working|helping|helpful|solved|resolved|good|what i)|no(?= (?:i|get|give|let|just|can|please|transfer|connect|thanks i|im) )|no way|no matter|if not|why (?:is|are) there no|(?:why )?is(?:nt)? there (?:no|not)|isnt there|isnt (?:anyone|there anyone)|whether or not|dont (?:you|u) have|do not (?:you|u) have|do(?:nt)? (?:you|u) not have|will not stop|not stop',
  tale: 'just talked|just spoke|languages|tab|you sound|you look|you seem|sound like|pretend|think like|act like|who is the|best|skin|select screen|race|valorant|am i|are we|are (?:you|u|ya)|r u|r you|if (?:you|u) are|could u be|act|told|tried|asked|used|was|were|supposed|when (?:i|we|you|they|do)|whenever|if (?:i|we|you|he|she|they|my)|after|before|while|until|unless|yesterday|last (?:week|night|month|time)|he|she|they|friend|my (?:mom|dad|wife|husband|brother|sister|boss|son)|should i|does it|have you ever|did you|do you|do agents|does|someone else|character|play as|to be (?:a|an|the)|speaking with|could you be|become|becoming|apply|hired|want you to be',
  negatedWithin: 0,
  breaks: {
    always: 'but',
    before:
      'i (?:want|need|would like|demand|wanna|just want|just need|really need|really want|prefer|rather|require|wish)|id (?:like|rather|prefer)|can (?:i|you|u|someone|somebody|we)|could (?:i|you|u|we)|let me|get me|give me|gimme|lemme|connect me|transfer me|put me|hand me|pass me|just (?:get|give|connect|transfer|let)|please (?:get|give|connect|transfer|let|put|i)',
    unlessAfter:
      'think|believe|guess|say|said|saying|if|when|because|that|until|unless|whether|not|sure|dont|didnt|never|to|cant|please|wont|no need|than|what|whatever|who|sometimes|where|why',
  },
  refusals: [
    '(?:no|without) (?:a |an |any |more |need for |need of )*(?:human|humans|person|people|agent|agents|staff|mods?|moderators?|admins?|representative|operator)(?= please| pls| plz| thanks| needed| required| necessary|$)',
    '(?:dont|do not|not|never|no need|doesnt|neednt|without) (?:\\w+ ){0,4}?(?:a |an |any |to |the )?(?:human|humans|person|agent|agents|staff|someone|somebody|anyone|anybody|operator|rep|representative|mod|moderator|admin|support person)(?= |$)(?! (?:is|are|who|class|skin|told|said))',
  ],
  keys: 'human humans person agent agents someone somebody anyone support staff speak talk representative operator moderator moderators manager admin admins transfer connect supervisor customer service please people real help want need live',
  neighbours:
    'parle stuff stiff walk tall tale steak sneak spear speck arent argent talc humane humor persona personal persons purchase supports connects transfers customers services heal reel read deal seal meal held hemp went wand wait wane weed feed seed neat knee love line life give lived lives hives wants wanted needs needed talks speaks reall ready really talked regent gent parson peoples costumer urgent manage managed managers admit admin amin persian latent adman plead pleased pleases released helps helped helm kelp self',
}
