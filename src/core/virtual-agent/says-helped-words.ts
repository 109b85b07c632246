/*
 * What short answers to "did this help?" say in each language. Each pattern is tried on one clause, in lower case, without accents and
 * apostrophes.
 */

const AFTER_NO: readonly RegExp[] = [
  /^(?:no|nope|nah|naw|nop|n|negative|not really|not at all|not yet|not quite|no way|no luck|not helpful|unhelpful|useless|not solved|unfortunately not|sadly not|im afraid not)(?: (?:sorry|please|thanks|thank you|sir|bro|man|it|at all))*$/,
  /^(?:nao|n|nn|nem|nop|nada|negativo|ainda nao|infelizmente nao|nao muito|nem um pouco|de jeito nenhum)(?: (?:obrigad[oa]|obg|valeu|mesmo))*$/,
  /^(?:no|nop|nope|nel|para nada|en absoluto|todavia no|aun no|la verdad no|no mucho|nada|negativo|lamentablemente no|desgraciadamente no|en realidad no|creo que no|que va|tampoco)(?: (?:gracias|la verdad|para nada|mucho|senor|amigo|nada|perdon|lo siento))*$/,
  /^(?:nein|nee|ne|no|nope|noe|leider nicht|leider nein|nicht wirklich|noch nicht|gar nicht|uberhaupt nicht|eher nicht|nicht ganz|kein bisschen|keineswegs|leider noch nicht)(?: (?:danke|leider|sorry|bitte|nicht|gar nicht|uberhaupt nicht|noch nicht|eher nicht))*$/,
  /^(?:non|nan|nn|nope|pas du tout|pas vraiment|pas encore|toujours pas|helas non|malheureusement non|malheureusement pas|pas trop|aucunement|pas tout a fait|que dalle)(?: (?:merci|desole|desolee|pas du tout|pas vraiment|toujours pas|pas encore|malheureusement))*$/,
  /^(?:いいえ|いえ|いや|ううん|違います|違う|ちがう|ちがいます|だめ|ダメ|だめでした|ダメでした|駄目でした|無理|無理でした|まだ|まだです|まだだめ|全然|ぜんぜん|いまいち|残念ながら)(?:です|でした|ね|だめ|ダメ|まだ|違います|、)*$/,
  /^(?:不|不是|没有|沒有|没|沒|不行|还没有?|還沒有?|还是不行|還是不行|没用|沒用|没有用|完全没用|不对|不對|不太行|并没有|並沒有|不管用|無效|无效|一点都没有?|根本没用|还不行|不能|不好使|没帮助|不可以|没效果)(?:呢|啊|了|谢谢|謝謝|哦|呀|的)*$/,
]

const NO_WITHIN: readonly RegExp[] = [
  /\b(?:did|does|do|has|have|is|was|are|am|will|would|could|can)(?:nt| not)\b.{0,24}\b(?:help|helped|work|works|working|fix|fixed|solve|solved|answer|anything|helpful|it|that|yet)\b/,
  /^(?:(?:it|that|this|its|thats) )?(?:still|already tried)\b|\bstill (?:not|locked|broken|the same|doesnt|isnt|cant|wont|nothing|have)\b/,
  /\b(?:nothing|none of (?:it|this|that)) (?:helped|worked|works|helps|changed)\b/,
  /\b(?:nao|n|nem) (?:me )?(?:ajudou|ajuda|funcionou|funciona|resolveu|resolve|deu certo|deu|adiantou|serviu|era isso|foi)\b/,
  /\b(?:continua|ainda (?:nao|esta|ta)|nada mudou|nao mudou)\b/,
  /\bno (?:me |se |lo |te )*(?:ayudo|ayuda|sirvio|sirve|funciono|funciona|resolvio|resuelve|soluciono|soluciona|era eso|es eso|anda|va)\b/,
  /\b(?:sigue (?:igual|sin|bloquead[oa]|fallando|roto|lo mismo)|sigo (?:igual|sin|con)|todavia no|aun no|nada cambio|nada funciona|nada sirve)\b/,
  /\b(?:hat|hilft|half|funktioniert|geht|klappt|bringt|lost|loest)(?: (?:mir|es|das|leider|auch|immer|noch|gar|uberhaupt|so|wirklich|aber))* (?:nicht|nix|nichts)\b/,
  /\b(?:immer noch|noch immer|weiterhin) (?:gesperrt|kaputt|nicht|das gleiche|dasselbe|das selbe|so|derselbe)\b|\bnichts? (?:geholfen|funktioniert|gebracht)\b|\bnicht (?:geholfen|funktioniert|geklappt|hilfreich|gelost)\b/,
  /\b(?:ca|cela|c|rien)(?: (?:ne|n|na))?(?: (?:ma|m|me|a))? ?(?:marche|fonctionne|aide|aidee|resout|resolu|sert|regle|change|naide|maide|va)(?: (?:toujours|vraiment|du tout))? (?:pas|rien|plus)\b/,
  /\b(?:toujours (?:pas|bloque|le meme|la meme|pareil|rien)|nest pas resolu|pas (?:aide|resolu|marche|utile|fonctionne|regle)|marche (?:toujours )?pas|rien (?:na )?(?:change|marche|aide|ne marche)|(?:ne )?(?:maide|aide) pas|ca na pas)\b/,
  /(?:役に(?:立ち|たち)(?:ませんでした|ません)|役に(?:立た|たた)な(?:い|かった)|解決(?:し(?:ない|ません|ませんでした|なかった|ていない|てない|ていません)|でき(?:ない|ません|なかった|ませんでした))|(?:直|なお)(?:らない|りません|りませんでした|らなかった|ってない|っていません)|(?:でき|動き|うごき)(?:ない|ません|ませんでした|なかった)|動かない|うまくいか(?:ない|ず|なかった)|うまくいきません|変わら(?:ない|ず|なかった)|変わりません|助かりません|違いました|まだ(?:直|でき|だめ|ダメ|動|変|同じ)|同じまま|だめでした|ダメでした|参考になりません)/,
  /(?:没有?|沒有?|不|无法|無法|还没|還沒|未能?)(?:能|有|能够|什么|什麼|太|得到|办法|是)*(?:帮助|幫助|帮到|幫到|解决|解決|用|管用|行|有效|起作用|成功|好使|搞定|对)|(?:还是|還是|仍然|依然)(?:不|没|沒|一样|一樣|老样子|被锁|打不开)|帮不上|幫不上|没效果|没变化/,
]

const YES: readonly RegExp[] = [
  /^(?:oh |ah |ok |and )*(?:yes|yeah|yep|yup|yea|ya|yas|y|sure|it did|it does|that did|indeed|totally|absolutely|definitely|of course|correct|right|exactly)(?: (?:it|that|this|did|does|do|helped|worked|works|indeed|thanks|thank you|thx|ty|please|sir|bro|man|very|much|a|lot|totally|now|perfectly))*$/,
  /^(?:(?:ok|it|that|this|now|all|everything|yes|its|thats|im|i am) )*(?:just )?(?:helped|helps|worked|works|working|solved|fixed|resolved|sorted|good|done|perfect|great|awesome)(?: (?:it|me|that|now|thanks|thank you|thx|ty|again|a lot|very much|for me|perfectly|great|fine))*$/,
  /^(?:sim|s|ss|sss|isso|isso mesmo|claro|com certeza|perfeito|certo|exato|aham|uhum|opa)(?: (?:ajudou|funcionou|resolveu|deu|certo|muito|obrigad[oa]|obg|valeu|agora|mesmo|sim|por favor|pfv|pfvr|pf))*$/,
  /^(?:(?:isso|agora|ja|sim|ok|aqui|tudo) )*(?:ajudou|funcionou|resolveu|resolvido|deu certo|consegui|deu|era isso)(?: (?:muito|sim|agora|demais|obrigad[oa]|obg|valeu|certo|mesmo))*$/,
  /^(?:si|sii|sip|sep|claro|claro que si|por supuesto|exacto|correcto|asi es|perfecto|genial|desde luego|efectivamente|eso es|vale|dale)(?: (?:si|gracias|muchas gracias|me|ayudo|funciono|sirvio|mucho|perfecto|claro|por favor|porfa|senor|amigo|todo|bien|ya))*$/,
  /^(?:(?:si|ya|ahora|eso|me|esto|todo|ok|se|lo|por fin|ahora si) )*(?:ayudo|funciono|funciona|sirvio|resolvio|soluciono|solucionado|resuelto|arreglado|listo|quedo|logre|pude|arreglo|era eso|bien)(?: (?:mucho|gracias|muchas|perfecto|bien|todo|ahora|listo|si|muy))*$/,
  /^(?:ja|jo|jep|jup|joa|jawohl|klar|na klar|genau|stimmt|richtig|sicher|natuerlich|naturlich|auf jeden fall|definitiv|super|perfekt|passt|bestens|jap|yes|oh ja)(?: (?:ja|danke|vielen|dank|hat|geholfen|geklappt|funktioniert|es|das|sehr|bitte|gerne?|gut|klappt|super|jetzt|schon|perfekt|alles|passt|klar|geht|mir|wunderbar))*$/,
  /^(?:(?:das|es|ja|jetzt|nun|hat|alles|ist|wieder|super|ok|mir|hier) )*(?:geholfen|geklappt|funktioniert|hilft|klappt|geht|gelost|geloest|erledigt|behoben|in ordnung|funktionierts|gehts|klappts)(?: (?:jetzt|wieder|danke|super|sehr|mir|vielen|dank|nun|alles|es|gut|perfekt))*$/,
  /^(?:oui|ouais|ouai|wi|ui|yep|yes|ok oui|bien sur|tout a fait|exactement|exact|parfait|carrement|absolument|effectivement|cest ca|cest bon|nickel|impeccable|super|genial|volontiers|avec plaisir|en effet)(?: (?:oui|merci|beaucoup|ca|cela|ma|a|aide|aidee|marche|fonctionne|svp|stp|parfait|cest|bon|resolu|regle|bien|parfaitement|maintenant|nickel|super))*$/,
  /^(?:(?:ca|cela|cest|tout|oui|maintenant|ok|est|probleme|la|me|ma|a|bien) )*(?:marche|fonctionne|aide|aidee|resolu|regle|bon|maide|repare|reussi|va mieux)(?: (?:maintenant|merci|beaucoup|bien|parfaitement|enfin|super|nickel|tout))*$/,
  /^(?:はい|うん|ええ|そうです|そう|もちろん|おk|おけ|オッケー|オーケー|完璧|ばっちり|バッチリ|イエス|お願いします|おねがいします|はいお願いします|その通り(?:です)?)(?:です|、|ね|よ|お願いします|助かりました|解決しました|ありがとうございます|ありがとう|できました|大丈夫です|役に立ちました)*$/,
  /^(?:もう|無事に?|これで|おかげで|とても|すごく|はい|うん|問題|全部|やっと)*(?:解決(?:しました|した|です|済み|できました)?|(?:直|なお)(?:りました|った)|でき(?:ました|た)|動(?:きました|いた)|助かり(?:ました|ます)|助かった|役に(?:立ち|たち)ました|役に立った|うまくいき(?:ました)?|うまくいった|大丈夫(?:です|でした)?|わかりました|分かりました|参考になりました)(?:、|ありがとう(?:ございます|ございました)?|よ|ね|！)*$/,
  /^(?:是|是的|是啊|对|對|对的|對的|嗯+|恩|好|好的|好了|可以|可以了|行|行了|当然|當然|没错|沒錯|有|有的|有帮助|有幫助|有用|管用|搞定|搞定了|ok|okay|没问题了?|沒問題了?|完美|要|需要|解决|能|能了|成功了)(?:了|的|啊|呀|哦|谢谢|謝謝|谢了|多谢|多謝|你|解决了|解決了|有帮助|有用|好了|可以了)*$/,
  /^(?:已经|已經|现在|現在|问题|問題|终于|這下|这下|都|很|非常|确实|完全|我)*(?:解决了?|解決了?|好了|可以了|行了|修好了|弄好了|搞定了?|有帮助|有幫助|有用|管用|成功了|帮到我?了?|幫到我?了?|没问题了?|正常了|明白了|懂了)(?:谢谢|謝謝|感谢|多谢|啊|你|很多|呀|的)*$/,
]

/** What negates: tried before `YES`, because "not really helpful" has a "helpful" in it. */
export const SAYS_NO: readonly RegExp[] = [...AFTER_NO, ...NO_WITHIN]
export const SAYS_YES: readonly RegExp[] = YES

/** A bare thank-you, where it is not one of those that `isThanks` knows. */
export const SAYS_THANKS =
  /^(?:(?:muchas |mil |muchisimas )?gracias|(?:vielen |besten |herzlichen |tausend )?dank|danke(?: ?schon| sehr| dir| euch| ihnen| vielmals)?|dankeschon|merci(?: (?:beaucoup|bien|infiniment|a toi|a vous|bcp))?|mrc|(?:どうも|本当に|ほんとに)?(?:ありがとう?(?:ございます|ございました)?|ありがと|感謝(?:します|です)?|サンキュー|あざす|あざっす|thx)|(?:好的?|非常|十分|太)?(?:谢谢|謝謝|感谢|感謝|多谢|多謝|谢了|谢啦|3q)(?:你|您|你们|了|啦|啊|你的帮助|帮忙)*)$/

/** Politeness that stands in a clause of its own says neither. */
export const POLITE =
  /^(?:please|pls|plz|pretty please|por favor|pfv|pfvr|pf|faz favor|por gentileza|porfa|porfavor|bitte|sil vous plait|sil te plait|svp|stp|お願いします|请|拜托)$/
