/**
 * Kinds of words that say the same thing of getting a person in every language that we know, so that what is learnt of "get me a human" helps
 * "hol mir einen Menschen". As `clausesOf` writes them; `*` stands for any ending. Who is asked for, how, and what the talk is about instead.
 */
export const KINDS: Readonly<Record<string, string>> = {
  human:
    'human humans hooman agent agents agente agentes rep reps representativ* representant* operator operators operador* advisor* adviser* asesor* atendente* consultor* conseill* berater* mensch* humain* humano* humana* mitarbeiter* sachbearbeiter* ansprechpartner* employee* empleado* employe* funcionari* angestellt* interlocuteur* ejecutiv* especialista* specialist* spezialist* technicien* technician* tecnico* techniker* colleague* collegue* colega* kolleg* standardiste personnel',
  lead: 'mod mods moderator* moderador* moderateur* modo modos admin admins adm adms administra* supervisor* manager* gerente* jefe* jefa chef chefs boss chefin vorgesetzt* responsable* responsavel* encargad* patron owner dono direction staff staffs stf supporter dev devs developer* desarrollador* desenvolvedor* entwickler*',
  desk: 'support soporte suporte service servicio kundenservice kundendienst team equipe equipo time crew moderation moderacao moderacion billing sales vendas ventas vertrieb verkauf commercial comercial legal finance hr facturacion buchhaltung compta comptabilite financeiro finanzas sales department departamento departement abteilung helpdesk atendimento atencion',
  one: 'someone somebody some1 sum1 sombody anyone anybody any1 person persons persona personas pessoa pessoas personne people ppl leute leuten gente gens alguien alguem algm quelquun qqn jemand* irgendwer irgendjemand wer wen wem quien quem quienes qui who whoever guy guys dude folks individual cara',
  real: 'real reais reales reel* vrai vraie vrais vraies actual live living alive genuine echt* richtig* verdad verdade vivo viva lebend* wirklich* physique flesh carne chair fleisch personlich*',
  bot: 'bot bots robot robots robo robos roboter maquina* machine machines maschine* chatbot* ai ia ki automat* computer ordinateur program* logiciel software script ansage',
  talk: 'talk* speak* spk chat chats chatte* chatear chatting converse conversa* convers* falar fala falo hablar hablo habla hablarlo charlar platicar parler parle parlez discut* echanger sprechen spreche sprich reden rede redet schreiben telefon* discuss communica* comunica* call phone llamar llame* llama llamen ligar ligue* ligam* liga anruf* ruf* rappel* appel* appell* contact* contat* kontakt* reach joindre erreich* message dm mp dms zuruckruf*',
  pass: 'connect* conect* connecte* verbind* transfer* transfier* transfiera* transfere* pass passe passez pasa* passa* pase pasen pon* put forward* redirect* redirig* rediriger redirecion* encaminh* deriva* deriv* weiterleit* weitergeb* durchstell* stell* leite* ubergib ubergeb* escal* eskalier* hand route patch switch mets mettez mettre mise colo* bota* poe comuni*',
  get: 'get gimme give bring fetch grab find send summon ping page tag hol holt gib gebt schick* bring* da dame deme chama* chame* cham traz traga donne donnez filez file trouve* envoie* envoy* manda* mande* traiga* traer trae buscar ven vengan venga veni* come vir vem venir viens kommen komm skip outta',
  want: 'want* wanna need* gotta prefer* rather demand* would like lemme let quiero quisiera necesito prefiero exijo gustaria urge quero queria preciso gostaria prefiro exijo veux voudrai* aimerai* souhait* prefer* besoin faut exige will mochte moechte brauch* hatte wurde benotig* verlange* lieber gern* wunsch* waiting wait espero esperando warte* attends',
  can: 'can could may might possible chance able puede pueden puedo podria* posible pode podem poderia* posso possivel da tem peux peut peuvent pouvez pourrait pourri* possible serait kann kannst konnt* konnen moglich darf ware option',
  please:
    'please pls plz plis porfa porfavor pfv pf favor svp stp bitte asap now urgent* ahora agora maintenant jetzt sofort immediately right instead endlich rapido schnell vite',
  is: 'is are there is ist sind gibt gibts hay hay tem ha existe avez habt haben have theres y estan esta online wach awake around here aqui da hier ici dispo disponible* verfugbar ai la ahi',
  help: 'help* ayud* ajud* aid* helf* hilf* answer* respond* reponde* reply replies antwort* look check mira* olha* regard* anschau* kummer* atend* atiend* bedien* soccour* resolv* losen revis* ver prufen',
  not: 'not dont no nao nicht kein* ne pas non never nunca nie sin sem sans without ohne doesnt didnt nobody niemand* nadie ninguem aucun* jamais',
  how: 'how what when why which como que quando cuando cual cuanto* cuant* qual quais quant* comment combien quel quelle quels quelles quand pourquoi wie was wann warum wieso wieviel* welche*',
  are: 'youre eres sois voce vc es tu vous tes etes du bist bin u ur ihr seid sie you tú usted ustedes',
  told: 'yesterday ontem ayer gestern hier last week semana semaine woche told said was were did ja already deja schon hat hatte habe had has helped ajudou ayudo aidee geholfen gesprochen parle spoke talked falei hable geredet geschrieben meinte dijo disse dit later despues depois',
  job: 'become becoming hire hiring hired apply job jobs trabajo trabajar empleo emprego trabalhar vaga vagas recrut* recluta* devenir travail* arbeiten werden bewerb* werde convertirme hago virar viro such* sucht salary paid career',
  play: 'game* juego* jugar jeu* jouer jogo* jogar spiel* spielt skin class clase classe klasse npc pnj quest mission* missao mision clan clas guild party grupo groupe gruppe rank* level map mapa karte carte weapon arma hero boss match partida* partie play players teammates friend* amig* ami amis freund* invit* einlad* block* bloque* report* denunci* signal* gift trade merchant',
  thing:
    'account cuenta conta compte konto password clave contrasena senha passwort money dinheiro dinero argent geld invoice factura facture rechnung fatura order pedido commande bestellung subscription abo plan licen* lizenz phone handy telefono telephone wifi controller console item items code card karte email mail price precio preco prix hours horario* horaires offnungs* open abiert* aberto ouvert* sunday* domingo* dimanche sonntag* shop tienda loja',
  stole:
    'stole steal* hacked hack* robo* roub* vole pirat* hackearon hackearam gehackt scam* banned ban muted mute silenci* baniu gemutet gebannt',
  better:
    'better best mejor mejores melhor melhores mieux meilleur* besser beste* smarter than als great thanks thank thx gracias obrigad* merci danke super',
}

/** The same in Chinese and Japanese, as stretches of letters: the longest that fits is taken. */
export const STRETCHES: Readonly<Record<string, string>> = {
  human:
    '人工 真人 活人 人工客服 客服 客服人员 专人 專人 人类 工作人员 工作人員 专员 專員 员工 顾问 接线员 坐席 座席 同事 人間 生身 有人 オペレーター オペレータ おぺれーたー 担当 担当者 担当の方 スタッフ 係 社員 相談員 店員 職員 エージェント 真人客服 人間対応 有人対応',
  lead: '管理员 管理員 管理 版主 经理 經理 主管 负责人 負責人 领导 老板 上级 群主 mod admin 責任者 上司 店長 管理人 管理者 モデレーター モデ 運営 運営の人 アドミン 技术人员 開発者 上の人',
  desk: '财务 销售 法务 技术 售后 官方 团队 支持 サポート カスタマーサポート 窓口 経理 法務 営業の 技術 チーム 中の人',
  one: '人 有人 谁 誰 哪位 个人 個人 誰か だれか どなた どなたか 方',
  real: '真正 真的 活的 本物 ちゃんとした 実在 直接 亲自 当面',
  bot: '机器人 機器人 机器 機器 ai 自动回复 自動回覆 自动 ボット bot ロボット 機械 自動応答 自動返信 程序',
  talk: '说话 聊 聊聊 谈 沟通 讲话 对话 说 跟 和 联系 聯繫 电话 打电话 話 話し 話したい 話せ 通話 電話 連絡 チャット 聞きたい 相談',
  pass: '转 轉 转接 轉接 接通 接 换 換 转给 交给 つない つなぎ 繋い 代わっ 代わり 替わっ かわっ 切り替え 取り次 転送 回して 引き継',
  get: '找 叫 喊 派 请 請 让 讓 来 來 给我 給我 帮我 幫我 呼んで 呼ん 出して 来て 来れ よこして カモン',
  want: '我要 我想 想要 要 需要 希望 求 宁愿 等 したい たい ほしい 欲しい 希望 がいい 待って',
  can: '能不能 可以 能否 可否 能 怎么才能 できます できませ もらえ いただけ くれ ますか',
  please: '谢谢 謝謝 快 马上 现在 麻烦 赶紧 お願い おねがい ください 下さい 早く 至急 今すぐ',
  is: '有没有 有沒有 在吗 在嗎 在线 在不在 有 在 いますか いる いない いらっしゃ いませんか どこ',
  help: '处理 處理 帮忙 解决 看看 看一下 回复 回我 对应 対応 見て 確認 助けて 答えて 返事',
  not: '不 不用 不要 别 別 没 沒 无需 不需要 いらない 不要 ない 要りません いりません ません',
  how: '怎么 怎麼 如何 什么 几 多少 为什么 どう どうやって 何 いつ 何人 なぜ いくら 方法 やり方 には',
  are: '你是 你们是 是不是 あなたは ですか 吗',
  told: '昨天 上周 刚才 已经 之前 了 昨日 先週 さっき もう言 言われ ました でした 以前',
  job: '招聘 招 应聘 当 成为 工作 申请 なりたい なるには 募集 応募 働き',
  play: '游戏 玩 皮肤 角色 职业 npc 任务 副本 公会 队 队伍 组队 好友 朋友 邀请 拉黑 举报 ゲーム 遊 キャラ スキン クエスト ミッション パーティ クラン ギルド 友達 招待 ブロック 通報 プレイ 商人',
  thing:
    '密码 账号 号 订单 发票 退款政策 套餐 转账 授权 手机 缓存 营业 几点 パスワード アカウント 注文 領収書 請求書 プラン 送金 ライセンス スマホ キャッシュ 営業 時間',
  stole: '盗 封 禁言 封号 盗まれ ハック ミュート ban された',
  better: '比 更 好 好的 谢谢 より 最強 一番 強い ありがとう 親切',
}
