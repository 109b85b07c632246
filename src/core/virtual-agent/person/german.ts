import type { Grammar } from './grammar.ts'

/** The verb often comes last, so a request reaches from the person to the verb as well as from the verb to the person. */
export const GERMAN: Grammar = {
  locale: 'de',
  spaced: true,
  classes: {
    DEPT: 'buchhaltung|abrechnung|rechnungsabteilung|vertrieb|verkauf|technik|finanzen|finanzabteilung|rechtsabteilung|sicherheit|moderation|verwaltung|personalabteilung|fachabteilung|zustandigen abteilung|[a-z]+abteilung',
    SOMEONE: 'jemand(?:en|em)?|irgendjemand(?:en|em)?|irgendwe[nmr]|we[nmr]|einer?|einen|einem',
    REAL: 'echte[nmrs]?|echt|real|reale[nmrs]?|richtige[nmrs]?|wirkliche[nmrs]?|lebende[nmrs]?|lebendige[nmrs]?|menschliche[nmrs]?|live|leibhaftige[nmrs]?|normale[nmrs]?|kompetente[nmrs]?|zustandige[nmrs]?|zustaendige[nmrs]?|andere[nmrs]?|vernunftige[nmrs]?|qualifizierte[nmrs]?|freie[nmrs]?|verfugbare[nmrs]?',
    HUMAN:
      'mensch(?:en)?|menschliche[nmrs]? (?:hilfe|unterstutzung|support|mitarbeiter|berater|kontakt|agent|agenten|ansprechpartner|person|betreuung)|mitarbeiter(?:in|s)?|kundenberater(?:in)?|berater(?:in)?|kundenbetreuer(?:in)?|betreuer(?:in)?|sachbearbeiter(?:in)?|ansprechpartner(?:in)?|ansprechperson|kontaktperson|kundenservice|kundendienst|kundensupport|kundenbetreuung|agent(?:en|in)?|servicemitarbeiter(?:in)?|supportmitarbeiter(?:in)?|support ?(?:mitarbeiter(?:in)?|team|agent(?:en)?|person)|service ?(?:mitarbeiter(?:in)?|team)|live ?(?:chat|agent(?:en)?|support|berater|person)|representative|operator|teammitglied|techniker|fachmann|expert(?:e|en|in)|spezialist(?:en|in)?|servicekraft|hotline|callcenter|call center|vertreter|angestellte[nr]?|personal|mitarbeitende[nr]?|leute vom (?:team|support)|persoenliche[nrs]? (?:beratung|kontakt|gesprach)|personliche[nrs]? (?:beratung|kontakt|gesprach|ansprechpartner)',
    PERSON: 'person(?:en)?|jemand(?:en|em)?|support|leute|wesen|hilfe|ansprechpartner|moderator|kerl|typ|mann|frau',
    AGENT:
      '(?:jemand(?:en|em)?|irgendwe[nmr]|we[nmr]|einen|einem|einer|person) (?:aus|von|in|vom|im) (?:der |eurer |ihrer |dem |den )*<DEPT>|(?:<REAL> )*(?:<HUMAN>)|(?:<REAL> )+(?:<PERSON>|<LEADER>)|(?:jemand(?:en|em)?|wer|wen|eine person|person|einer|einen|einem|irgendjemand(?:en|em)?|irgendwer|mitglied|mod|moderator) (?:echt(?:es|en|em|er)?|reales|richtiges|menschliches|vom|von eurem|aus dem|aus eurem|von ihrem|von der|des|im|von euch|von ihnen|kompetent(?:es|en|em)|mit ahnung|anderes|anderen)(?: (?:support|team|kundenservice|kundendienst|staff|mod team|moderation|service|personal|firma|serverteam|support team))?',
    LEADER:
      'boss|mods?|moderator(?:en|in)?|admins?|administrator(?:en)?|chef(?:in)?|manager(?:in)?|vorgesetzte[nrm]?|supervisor|leiter|teamleiter|staff|teamler|supporter|geschaftsfuhrer|kolleg(?:e|en|in)|verantwortliche[nrm]?|gm|gamemaster',
    SOMEBODY:
      '<LEADER>|person|jemand(?:en|em)?|jmd|irgendjemand(?:en|em)?|irgendwem|irgendwen|wem|wen|support|team|einem von euch|jemandn|einer person|euch menschen|dem service',
    EIN: '(?:(?:einen?|einem|einer|eines|ein|nen|nem|ner|n|ne|den|dem|der|die|das|mit|an|zu|zum|zur|vom|von|bitte|mal|endlich|jetzt|sofort|nur|direkt|lieber|doch|ihren|ihrem|ihrer|eurem|euren|eurer|euch|ihnen|mir|uns|irgendeinen|irgendeinem|irgendeine|irgendeiner|gerne?|hier|wieder|auch|so|einfach|weiteren|da|sonst|in kontakt) ){0,5}',
    END: '(?=$|(?! (?:bots?|reiter|rolle|tab|menu|seite|kanal|channel|d(?:ie|er|as|en) (?:mir|mich|das|es|ich|meine?n?|im|beim) |im spiel|aus dem spiel|zum (?:spielen|tauschen|zocken|farmen)|fur (?:ranked|raid|duo|mein team)|spielt|spielen|tauschen|melden|blockieren|einladen|hinzufugen|abzeichen|skin|badge|zocken|werden|bewerben|gehackt|entfernen|als)))',
    TALK: 'sprechen|reden|schreiben|chatten|quatschen|telefonieren|kommunizieren|unterhalten|sprech|spreche|rede|schreibe|chatte|besprechen|klaren|verhandeln|quasseln|labern|diskutieren|austauschen|kontakt|verbunden|spreche|spechen|sprehcen|redn|plaudern',
    JOIN: 'verbind(?:e|en|et|est)?|durchstell(?:e|en|t|st)?|durchzustellen|weiterleit(?:e|en|est|et)?|weiterzuleiten|weitergeleitet|ubergeb(?:e|en|t)?|uebergeb(?:e|en)?|leit(?:e|en|et)?|stell(?:e|en|t)?|gib|geb(?:e|en|t)|hol(?:e|en|t|st)?|ruf(?:e|en|t|st)?|schick(?:e|en|t)?|bring(?:e|en|t)?|verbunden|umleiten|vermitteln?|vermittle|besorg(?:e|en|t)?|lass(?:t|en)?|herholen|sag|kontaktier(?:en|e|t)|erreich(?:en|e|t)?|anruf(?:en)?|hinzuziehen|einschalten|dazuholen|weitergeben|ubertragen|transferier(?:en|e)|wechseln?|schalt(?:e|en)?|verweis(?:e|en)|anfordern|eskalier(?:en|e)|informier(?:en|e)|ping(?:en|e)?|find(?:e|en)?|bekomm(?:en|e)?|krieg(?:en|e)?|haben|hab|brauch(?:e|en)?|herschicken|treffen|sehen|beauftragen',
    WANT: 'will|wil|wollen|moe?chte?n?|mocht|mag|muss|kann|konnte|koennte|konnt|durfte|darf|wurde|wuerde|wunsche|wuensche|brauche?n?|brauch|benotige|benoetige|hatte|haette|bevorzuge|suche|fordere|verlange|erwarte|bitte|wil|gib|gibt|hab|rufe?|bestehe|kriege?|bekomme?|wir|wollte|wollt|wurd|wann|lieber|gerne?|lass|lasst|lassen|wo|wie|wunscht|hole?n?|bitte um|warte|wartet|hatt',
    HELPS:
      'helfen|hilft|ansehen|anschauen|schauen|melden|kommen|antworten|ubernehmen|uebernehmen|kummern|kuemmern|sprechen|reden|schreiben|draufschauen|drauf schauen|kontaktieren|anrufen|vorbeikommen|vorbeischauen|prufen|pruefen|beantworten|losen|loesen|unterstutzen|unterstuetzen|online|da|hier|verfugbar|erreichbar|anwesend|aushelfen|erklaren|bearbeiten|zuruckrufen|beraten|gucken|reinschauen|klaren',
    BOT: '(?:blod(?:en|e|er|em)? |dumm(?:en|e|er|em)? |scheiss |verdammt(?:en|er|e)? |automatisch(?:en|er|e|em)? |nutzlos(?:en|er|e)? )*(?:bots?|roboter[ns]?|maschinen?|ki|k i|ai|computer[ns]?|chatbots?|chat bot|automaten?|virtuelle[nmr]? (?:assistent(?:en|in)?|agent(?:en)?)|programm|skript|automatische antworten|automatische nachrichten|standardantworten|software|algorithmus)',
  },
  mentions:
    'mensch[a-z]*|mitarb[a-z]*|berater[a-z]*|kunden[a-z]*|betreuer[a-z]*|sachbearb[a-z]*|ansprech[a-z]*|kontaktperson|agent[a-z]*|support[a-z]*|service[a-z]*|person[a-z]*|pers(?:o|oe)nlich[a-z]*|jemand[a-z]*|jmd|irgendjemand[a-z]*|irgendwe[nmr]|we[nmr]|einer|mods?|moderator[a-z]*|admin[a-z]*|chef[a-z]*|manager[a-z]*|vorgesetzt[a-z]*|supervisor|leiter|teamleiter|staff|team[a-z]*|gm|leute|bots?|roboter[a-z]*|maschinen?|ki|chatbots?|live|livechat|operator|hotline|callcenter|techniker|personal|angestellt[a-z]*|verantwortlich[a-z]*|euch|vertreter|automat[a-z]*|echte?[a-z]*|weiterleit[a-z]*|weitergeleitet|verbind[a-z]*|verbunden|durchstellen|kolleg[a-z]*|expert[a-z]*|spezialist[a-z]*|besitzer|inhaber|owner|anrufen|zur(?:u|ue)ckrufen',
  requests: [
    '(?:sitzt|ist|arbeitet|hort|liest)(?: (?:da|hier|dort|denn|noch|mir|auch|bei euch|bei dir|hinten))*(?: (?:uberhaupt|ueberhaupt|eigentlich|auch|wirklich))+ (?:irgend)?(?:jemand|wer|einer|ein mensch)(?: (?:da|dahinter|mit|echtes))*$',
    'mit (?:dem|eurem|der|ihrem) (?:server)?(?:besitzer|inhaber|eigentumer|owner|grunder)(?: \\w+){0,2} (?:sprechen|reden|schreiben)',
    '(?:gesprach|telefonat|unterhaltung|chat|termin) mit (?:einem |einer |nem |eurem |ihrem )?(?:<AGENT>|<LEADER>)',
    '(?:<SOMEONE>|mensch(?:en)?|person)(?: \\w+){0,6} (?:statt|anstatt|an stelle von|anstelle von|ausser|neben) (?:dir|deiner|ihnen|euch)(?=$| )',
    '(?:an|statt) deiner (?:stelle|statt)',
    '(?:kannst|konnen|konntest|konnten|konnt|kann|koennten|koenntest|koennen|koennt|wurden|wurdest|wuerden|bitte)(?: (?:du|sie|ihr|man|jemand|mal|bitte))+ (?:mich|uns|mein anliegen|meinen fall|das|den chat)(?: (?:bitte|mal|jetzt|gleich|direkt|doch|sofort|endlich|einfach|dann|nun))* (?:weiterleiten|verbinden|durchstellen|weitervermitteln|weiterverbinden|ubergeben|uebergeben)$',
    '(?:kann|konnte|koennte|soll|sollte|konnt|wurde|bitte|will dass|mochte dass|moechte dass)(?: (?:mich|mir|uns|bitte|mal|hier|denn|auch|jetzt))* (?:<SOMEONE>|<LEADER>|ein <HUMAN>)(?: (?:mich|bitte|mal|heute|morgen|von euch|kurz|telefonisch|direkt|dazu|deswegen))* (?:anrufen|zur(?:u|ue)ckrufen|kontaktieren|anschreiben|anruft|zur(?:u|ue)ckruft|kontaktiert)',
    '(?:ruft|rufen sie|ruf) (?:mich|uns)(?: (?:bitte|mal|jetzt|endlich|doch))* (?:an|zur(?:u|ue)ck)',
    '(?:hol|holt|hole|holen sie|ruf|schick|schickt|gib|gebt|bring)(?: (?:mir|uns|mal|bitte|jetzt|endlich|doch|sofort))* (?:jemand(?:en)?|wen|irgendwen|irgendjemanden)(?: (?:her|ans telefon|an die leitung|an den apparat|in den chat|hierher|dran|bitte|ran|dazu|jetzt|sofort|anderes|anderen|richtigen|her bitte|der .{1,40}))*$',
    '(?:jemand(?:en|em)?|mitarbeiter|manager|mensch(?:en)?|person|ansprechpartner|mod|moderator|admin|vorgesetzte[nr]?)(?: \\w+){0,1} (?:mit|an|bei) (?:dem|der|den|die|wem|welchem) ich (?:\\w+ ){0,2}?(?:sprechen|reden|schreiben|wenden|anrufen|chatten|kontaktieren|erreichen)|(?:jemand(?:en)?|mitarbeiter|menschen|person|ansprechpartner|mod|admin) (?:den|die|der) ich (?:\\w+ ){0,1}?(?:anrufen|kontaktieren|erreichen|fragen|anschreiben|sprechen)',
    '(?:von|durch) <EIN>(?:<AGENT>|<SOMEBODY>) (?:\\w+ ){0,1}?(?:kontaktiert|kontaktieren|angerufen|anrufen|zuruckgerufen|betreut|beraten|bedient|helfen|angeschrieben|geholfen|unterstutzt)(?: werden)?',
    '(?:will|mochte|muss|kann|wurde|darf|konnte|brauche|versuche|hatte)(?: \\w+){0,3} (?:mit|an|zu|zum|beim|den|die|das|ans) <EIN>(?:<AGENT>|<LEADER>|support|team)(?: \\w+){0,4} (?:sprechen|reden|schreiben|chatten|weitergeben|weiterleiten|erreichen|kontaktieren|wenden|ubergeben|kommen|geben|telefonieren|zu erreichen|zu sprechen)',
    '(?:kannst|konnt|konnen|kann|bitte)(?: (?:du|ihr|sie|man|das|es|mal|bitte|mich|den fall|mein anliegen))* (?:ans?|zum|zur|dem|der|an das|an den|an die|an einen?) (?:team|support|staff|admin|mod|moderator|mitarbeiter|chef|menschen|kundenservice|vorgesetzten) (?:weitergeben|weiterleiten|geben|schicken|ubergeben|melden|zeigen|eskalieren)',
    '(?:schnellsten|wie|am besten|wie komme)(?: \\w+){0,4} (?:an|zu|zum|mit) <EIN>(?:<AGENT>|<LEADER>|support)<END>',
    '(?:muss|will|mochte|moechte|kann|wurde|wuerde|wurd)(?: \\w+){0,3} mit (?:jemand(?:em|en)?|einem|einer person)(?: \\w+){0,5} (?:sprechen|reden|chatten|telefonieren)',
    '(?:weg von|raus aus|los werden|uberspringen|loswerden) (?:diesem|dem|den|diesen) <BOT><END>',
    '(?:echte[nmrs]?|reale[nmrs]?|richtige[nmrs]?|menschliche[nmrs]?|lebende[nmrs]?) (?:mensch(?:en)?|person(?:en)?|mitarbeiter|leute[n]?|ansprechpartner|berater|agent(?:en)?|support)<END>',
    '(?:arbeiten|arbeitet|sitzen|sitzt|gibt es|ist|sind) (?:hier |da |bei euch |dort |auch |denn |uberhaupt )*(?:echte[nrs]?|richtige[nrs]?|auch) (?:mensch(?:en)?|leute|person(?:en)?|mitarbeiter)',
    '(?:rede|spreche|schreibe|chatte)(?: ich)? (?:nur|lieber|ausschliesslich) (?:noch )?(?:mit )<EIN>(?:<AGENT>|<SOMEBODY>|menschen)',
    '(?:beschweren|beschwerde)(?: mich)? (?:bei|beim|an) <EIN>(?:<LEADER>|<HUMAN>)|(?:beim|bei) <EIN>(?:<LEADER>|kundenservice|support) beschweren',
    '(?:ruckruf|antwort|kontaktaufnahme|hilfe|weiterleitung|verbindung|ubergabe|kontakt|gesprach|vermittlung) (?:durch|von|an|mit|zu|zum|vom) <EIN>(?:<AGENT>|<LEADER>|support|menschen)',
    '(?:jemand(?:en|em)?|einer|wer|mitarbeiter|ein mensch|eine person|ein mitarbeiter)(?: (?:vom|von|aus dem|eurem|dem) ?(?:support|team|kundenservice|service|staff|euch))? (?:soll|sollte|moge|konnte|kann|muss)(?: (?:sich|bitte|mal|mich|mir|das|bei mir|hier))* (?:melden|anrufen|kontaktieren|helfen|anschauen|ansehen|schreiben|kommen|prufen|antworten|kummern)',
    '(?:brauch(?:e|t|te)?|brauchte|suche|will|mochte)(?: \\w+)? (?:jemand(?:en|em)?) (?:zum (?:reden|sprechen|schreiben)|vom support|vom team|der mir (?:wirklich )?hilft|mit dem)',
    '(?:sich|das)(?: \\w+){0,3} (?:ein|eine) (?:mensch|mitarbeiter|person|admin|mod|moderator) (?:mal )?(?:ansehen|anschauen|prufen|angucken)',
    '(?:ist|sind)(?: (?:denn|gerade|grad|hier|da|jetzt))* (?:ein|eine|irgendein|der|die|n|nen)? ?(?:<LEADER>|mitarbeiter|agent|ansprechpartner)(?: (?:gerade|hier|da|grad|jetzt))* (?:online|da|verfugbar|erreichbar|wach|on|anwesend)',
    '(?:<WANT>)(?: \\w+){0,6}? mit <EIN>(?:<AGENT>|<SOMEBODY>)(?: \\w+){0,4}? (?:<TALK>)(?=$| )',
    'mit <EIN>(?:<AGENT>|<SOMEBODY>) (?:\\w+ ){0,2}?(?:<TALK>)(?=$| (?:bitte|konnen|kann|jetzt|will|mochte|moechte|sofort|oder|und))',
    '(?:spreche|rede|chatte|schreibe|sprich|reden|sprechen|chatten|schreiben|kontakt|verbindung|chat|livechat|live chat|telefonat|anruf|telefonieren|gesprach)(?: ich| wir| bitte| lieber| aufnehmen)* (?:mit|zu|zum|an) <EIN>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:<WANT>)(?: \\w+){0,3}? (?:den|die|einen|eine|euren|deinen|ihren|irgendeinen|nen) (?:<AGENT>|<LEADER>) (?:sprechen|sehen|kontaktieren|erreichen|haben|bekommen|holen|rufen|anrufen|kriegen|dazuholen|anschreiben|fragen|einschalten|herholen|konsultieren)',
    '(?:<JOIN>)(?: sie)?(?: (?:mich|mir|uns|das|es|bitte|mal|hier|doch|jetzt|endlich|einfach|sofort|direkt|diesen chat|den chat|mein anliegen))* <EIN>(?:<AGENT>|<LEADER>|support)<END>',
    '(?:verbinde?n?|leite?n?|stelle?n?|gib|gebt|geben|hol|holt|ruf|ruft|schick|lass|verbindet|bring|vermittle|weiterleiten|ubergib|uebergib)(?: sie)? (?:mich |mir |uns |das |bitte |mal |jetzt )*(?:mit|an|zu|zum) <EIN>(?:<AGENT>|<SOMEBODY>)(?: (?:weiter|durch))?<END>',
    '(?:verbinde|verbinden|leite|stell|stelle|leiten|stellen) (?:sie )?(?:mich|uns|das) (?:bitte )?(?:weiter|durch)<END>',
    '(?:kann|konnen|konntest|koennen|kannst|koennt|konnt|konnten|koennten|koennte|konnte|will|mochte|moechte|wurde|bitte|werden)(?: (?:mich|mir|ich|du|sie|ihr|bitte|man|uns|jemand|gerne?|das|mal|einfach|jetzt|sofort|direkt|wieder|endlich|lieber))* (?:mit |an |zu |zum )?<EIN>(?:<AGENT>|<SOMEBODY>)(?: bitte| direkt| hier| jetzt| mal)* (?:<JOIN>)<END>',
    '(?:an|zu|zum|mit|durch|von) <EIN>(?:<AGENT>|<SOMEBODY>) (?:weiterleiten|weitergeleitet|verbinden|verbunden|durchstellen|ubergeben|uebergeben|weitergeben|vermitteln|wechseln|beraten|bedient|betreut|geholfen|schreiben|kontaktiert|unterstutzt)',
    '(?:wie|wo|kann|konnte)(?: (?:kann|erreiche|kontaktiere|bekomme|finde|spreche|kriege|komme|ist|sind|rede|bleibt|krieg))?(?: (?:ich|man|wir|hier|am besten|denn))* (?:zu |mit )?<EIN>(?:<AGENT>|<LEADER>|support)(?: (?:erreichen|kontaktieren|sprechen|kriegen|bekommen|anrufen|finden|reden|anschreiben))?<END>',
    '(?:ich|wir|wil|will|mochte|moechte)?(?: )?(?:will|wil|mochte|moechte|mocht|brauche?|brauch|benotige|benoetige|hatte gern[e]?|haette gern[e]?|hatte lieber|haette lieber|wurde gern[e]?|bevorzuge|verlange|fordere|suche|wunsche(?: mir)?|wuensche(?: mir)?|erwarte|hatte|haette|gib mir|gebt mir|geben sie mir|will lieber|lieber|bitte|bitte um|wollen|bestehe auf|warte auf|braucht|gern)(?: ich| wir| man)?(?: (?:jetzt|bitte|endlich|dringend|nur|lieber|sofort|hilfe|hilfe von|unterstutzung von|mal|hier|gerne?|kontakt zu|doch|einfach|auch|unbedingt))* <EIN>(?:<AGENT>)<END>',
    '(?:will|brauche?|brauch|benotige|benoetige|mochte|moechte|verlange|suche|hatte gern[e]?|gib mir|hol mir|wollen|fordere)(?: ich)?(?: (?:jetzt|bitte|dringend|sofort|mal|hier|endlich))* (?:einen|eine|ein|nen|ne|den|die|n|irgendeinen) (?:<LEADER>|person)(?: (?:der|die|hier|bitte|sprechen|jetzt|sofort|und|haben|online|da))*<END>',
    '(?:kann|konnte|koennte|konnten|koennen|konnen|muss|musste|mag|wurde|kan|kommt|ware|kann bitte|soll|sollte)(?: (?:mir|sich|mich|bitte|mal|hier|vielleicht|das|da|uns|denn|jetzt))* (?:<EIN>)(?:<AGENT>|<LEADER>)(?: (?:mir|sich|bitte|mal|das|hier|mich|uns|darum|drum|jetzt|endlich|kurz|vielleicht|der mir|mein|meine|meinen|um|weiter|problem|drauf|vorbei|zu mir|anliegen|bei|mit|da))* (?:<HELPS>)',
    '(?:gibt|gibts|ist|sind|hast|habt|haben|isn)(?: (?:es|hier|da|ihr|sie|denn|gerade|vielleicht|auch|grad|jetzt|noch|mal|irgendein|irgendwo))* <EIN>(?:<AGENT>|<LEADER>)(?=$| (?:da|online|hier|verfugbar|erreichbar|anwesend|fur mich|mit|der|die|den|on|frei|wach|aktiv|bitte|im chat))(?! die | der mir das verk)',
    '(?:ist|gibt|gibts)(?: es| da| hier)* (?:jemand(?:en)?|wer|einer?n?|irgendwer)(?: \\w+){0,2}? (?:mit dem|mit der|mit wem|mit) (?:ich|man) (?:\\w+ )?(?:sprechen|reden|schreiben|chatten)',
    '(?:lieber|statt bot|anstatt bot|statt) <EIN>(?:<AGENT>|person)(?:$| als| bitte| statt)',
    '(?:antwort|hilfe|unterstutzung|kontakt|gesprach|chat|beratung|support|betreuung) (?:von|durch|mit|zu|zum|vom) <EIN>(?:<AGENT>|jemand(?:em|en)?|<LEADER>|person)<END>',
    '(?:menschliche[nmrs]?|personliche[nmrs]?) (?:hilfe|unterstutzung|support|kontakt|beratung|betreuung|ansprechpartner)',
  ],
  bare: [
    '(?:support|mitarbeiter|kundenservice|admin|mod|agent) (?:kontaktieren|erreichen|anrufen|schreiben|fragen)',
    '(?:<REAL> )*(?:<HUMAN>)',
    '(?:<REAL> )+(?:person|support|hilfe|jemand|mod|moderator|admin)',
    '(?:mod|mods|moderator|admin|staff|support|person|chef|manager|supporter|supervisor|jemand|team|vorgesetzten?) (?:bitte|pls|plz|jetzt|hier|sofort|bidde|holen|rufen|gesucht|benotigt)',
    '(?:mit )?(?:<EIN>)(?:<AGENT>|<SOMEBODY>) (?:sprechen|reden|chatten|schreiben|verbinden)',
    '(?:moderator|supervisor|jemand echtes|live chat)',
  ],
  polite:
    'bitte|bidde|pls|plz|hallo|hi|hey|guten tag|moin|jetzt|sofort|mal|einen?|einem|ein|der|die|den|das|nen|echte[nrs]?|danke|hier|dringend|ok|also|brauche|will|ich|schnell|endlich|gerne?|moechte|mochte|nur|hilfe|lieber|verdammt|direkt|an|zu|mit|zum',
  pressing: 'bitte|bidde|pls|plz|jetzt|sofort|dringend|schnell|endlich|direkt',
  answers: 'nein|ja|nee|ne|stopp|nope',
  againstBots: [
    '(?:will|mochte|moechte|wil|mag|habe? keine lust|kein bock|keine lust|keinen bock|hab kein bock)(?: \\w+){0,2}? ?(?:nicht|nich|net|nie|auf|mehr)?(?: \\w+){0,2}? (?:mit|von) (?:einem |einer |nem |so einem |diesem |der |dem |dieser |ner |irgendeinem |keinem |keiner |euren |irgendeiner |so nem )*<BOT>(?: (?:mehr )?(?:sprechen|reden|schreiben|chatten|bedient|weiterreden|quatschen|diskutieren|zu reden|zu schreiben|unterhalten|labern|beraten))(?<=(?:nicht|nich|net|nie|kein|keine|keinen|keinem|keiner|auf|mehr)(?: .*))',
    '(?:will|mochte|moechte|brauche) keine[nr]? <BOT>',
  ],
  complaints: [
    '(?:muss|mussen) (?:ich|man|wir)(?: \\w+){0,2} (?:support|kundenservice|kundendienst|team)(?: \\w+){0,2} (?:kontaktieren|anschreiben|anrufen|sprechen|fragen|schreiben) um \\w+',
    '(?:kein|keine[nrm]?|nicht|ohne|statt|anstatt|als|genug von|satt|weg mit|und nicht|schluss mit|hor auf mit)(?: (?:mit|von|so|ein|einem|einer|eines|einen|der|dem|den|diesem|dieser|diesen|nem|nen|nur|immer|die|so|euren|eurem))* <BOT>(?: mehr)?',
    '(?:der|dieser|die|diese|das|ein|euer|dein|so ein)? ?(?:scheiss |bloder |dummer |dumme )?<BOT> (?:ist|bringt|hilft|versteht|funktioniert|kann|nervt|taugt|geht|antwortet|checkt)(?: (?:nichts|nicht|nix|mir|gar|uberhaupt|nutzlos|dumm|mull|schlecht|scheisse|mist|blod|nur|so|total|vollig|mich|weiter|wirklich|nervig|schrott|unbrauchbar|keine hilfe|bescheuert|furchtbar))*',
    '(?:das|du|es|der artikel|dieser artikel|sie|ihr|die antwort) (?:hilft|hilfst|hat|bringt|funktioniert|verstehst|versteht|lost|beantwortet|klappt|geht|helfen|verstehen|bist|ist)(?: (?:mir|mich|nicht|nichts|nix|gar|uberhaupt|wirklich|geholfen|weiter|keine hilfe|nutzlos|immer noch|so|keine|leider|doch|auch))+',
  ],
  negation:
    'nicht|nich|net|nie|niemals|kein|keine|keinen|keinem|keiner|keins|ohne|niemand|niemanden|niemandem|nix|weder|statt|anstatt|unnotig|vermeide',
  wishes:
    '(?:an)?statt (?:dir|deiner|ihnen|euch)|warum (?:kann|darf|gibt|ist)(?: \\w+){0,3}? (?:nicht|kein|keine|keinen|niemand)|(?:kann|konnte|konnen|konnt|koennte|koennten|kannst|konntest) (?:ich|man|du|sie|wir|ihr|mir|mich|mir bitte)(?: \\w+){0,2}? nicht|(?:gibt|gibts|ist)(?: \\w+){0,2}? (?:nicht|kein|keine|keinen|niemand)|wieso (?:kann|gibt)(?: \\w+){0,2}? (?:nicht|kein|keinen)|(?:hilft|funktioniert|klappt|geht|verstehe|weiss|bringt|komme|verstehst|hilfst|reicht|finde|lost|stimmt|gefunden|geholfen)(?: \\w+){0,3}? (?:nicht|nix|nichts|kein|keine)(?: weiter)?|nicht (?:geholfen|funktioniert|hilfreich|weiter|verstanden|sicher|gelost|mehr weiter)|sonst nicht|wenn nicht|keine (?:ahnung|losung|antwort)|ohne (?:erfolg|losung)|kein problem',
  tale: 'sprachen|habe gerade|hab gerade|reiter|sprechen eure|du klingst|klingst|beste|bester|level|valorant|rolle|geloscht|stufe|sagte|gesagt|hat gesagt|meinte|gestern|letzte[nr]? (?:woche|monat|mal)|habe? .*gesprochen|gesprochen|wenn|falls|nachdem|bevor|als ich|(?:mod|moderator|mitarbeiter|admin|agent|staff|supporter|teammitglied) (?:zu )?werden|werde ich|wie werde|bewerbe|bewerben|freunde?n?|kumpel|mein(?:e|em|en|er)? (?:vater|mutter|bruder|schwester|freund|freundin|chef)|spielt|spiele|charakter|klasse|skin|was ist|was macht|wer ist|wer sind|rede ich|spreche ich|schreibe ich|bist du|bin ich|sind sie|wie viele|wann|offnungszeiten|suche leute|ob|hatte ich|wurde von|wurde ich|versucht',
  negatedWithin: 30,
  breaks: {
    always: 'aber|sondern|also',
    before:
      'ich (?:will|mochte|moechte|brauche|wurde|hatte|benotige|verlange)|kann ich|kannst du|konnen sie|konnte ich|gib mir|hol mir|verbinde|verbinden sie|leite mich|lass mich|bitte verbind|gibt es|ist da|mochte mit|will mit',
    unlessAfter: 'nicht|dass|ob|wenn|glaube|denke|aber|also|nie',
  },
  refusals: [
    '(?:kein|keine[nrm]?|ohne|nicht mit)(?: (?:einem|einer|einen|echten?|realen|support))* (?:mensch(?:en)?|person|mitarbeiter|agent(?:en)?|mod|moderator|admin|berater|ansprechpartner|support|menschlichen? \\w+)(?= |$)',
    'nicht(?: \\w+){0,2}? (?:mit|an)(?: \\w+){0,2}? (?:mensch(?:en)?|person|mitarbeiter|agent(?:en)?|mod|moderator|admin|berater|jemand(?:em|en)?|support)(?= |$)',
    'mit niemand(?:em|en)? (?:sprechen|reden|schreiben)',
  ],
  keys: 'mensch menschen mitarbeiter sprechen reden support person agenten berater kundenberater moderator jemand jemandem jemanden ansprechpartner verbinden weiterleiten kundenservice brauche mochte moechte bitte',
  neighbours:
    'sprich spricht gesprochen rede redest mensche sprecher spreche sprachen personen personal agent agent radon raden roden leden redet redete rede weden beraten bitten bittet brauchen brauchte braucht machte dachte mochten moechten wochen supporter bieter bitter mitarbeitern regen jeden enden jemands niemand',
}
