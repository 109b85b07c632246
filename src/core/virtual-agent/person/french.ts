import type { Grammar } from './grammar.ts'

/** Apostrophes are gone: "quelqu'un" is `quelquun`, "j'ai besoin d'un" is `jai besoin dun`. */
export const FRENCH: Grammar = {
  locale: 'fr',
  spaced: true,
  classes: {
    DEPT: '(?:la |le |les |l)?(?:facturation|compta(?:bilite)?|ventes?|commercial|finance|juridique|securite|paiements?|moderation|technique|rh|service \\w+|departement \\w+)',
    TOI: '(?:a (?:ta|votre) place|(?:au lieu|en dehors) de (?:toi|vous)|plutot que (?:toi|vous)|autre que (?:toi|vous)|a part (?:toi|vous)|dautre que (?:toi|vous))',
    REAL: 'vrai[es]*|reel(?:le)?s?|humaine?s?|vivant[es]*|en chair et en os|physique|veritable|normale?|en direct|competent[es]*|en vrai|autre',
    HUMAN:
      '(?:lhumain|dhumain|humains?|humaine|etre humain|letre humain|detre humain|conseiller[es]*|conseillere|conseille|agent|lagent|dagent|operateurs?|loperateur|operatrice|representants?|teleconseiller|charge de clientele|service client[s]?|service clientele|service apres vente|sav|service technique|support technique|support client|support humain|assistance humaine|aide humaine|assistance client|interlocuteur|interlocutrice|technicien|specialiste|commercial|equipe (?:support|daide|dassistance)|lequipe (?:support|daide|dassistance)|conversation humaine|chat en direct|contact humain|hotline|standard|employe|collaborateur|attache)',
    PERSON:
      'personnes?|quelquun|qqun|qqn|qlqn|qlq1|quelqun|quelqu un|qq1|gens|mec|aide|gars|individu|support|assistance|moderateur|modo',
    AGENT:
      '(?:<REAL> )*<HUMAN>(?: (?:<REAL>))?|(?:<REAL> )+(?:<PERSON>|<LEADER>)|(?:<PERSON>) (?:de |qui soit |qui est )?(?:<REAL>)|(?:quelquun|quelqun|qqun|qq1|une personne|personne|un membre|membre|modo|moderateur|des gens|gens|lun|un)(?: <REAL>)? (?:du|de la|de lequipe|de votre|de vos|des|de ton|de chez vous|de|dans)(?: (?:support|staff|equipe|service|moderation|service client|team|administration|modos|vous|lequipe|assistance))|(?:quelquun|quelqun|qqun|qq1|qqn|une personne|des gens|lun) (?:de|du|a|au) <DEPT>|(?:un|une|lun|lune) de (?:tes|vos) (?:collegues|representants|salaries|experts|collaborateurs|admins|modos|gars|membres|agents|conseillers|employes|responsables|specialistes|techniciens|moderateurs)|(?:ton|votre) collegue|(?:gens|personnes?|ceux|celui|celle|quelquun|lequipe|mecs|type) qui (?:gere(?:nt)?|soccupe(?:nt)?|dirige(?:nt)?|tien(?:t|nent)|travaille(?:nt)?|bosse(?:nt)?|sen occupe(?:nt)?|(?:est|sont) (?:derriere|responsables?)|decide(?:nt)?)(?: (?!avec)\\w+){0,4}|etre vivant|ame qui vive|quelquun (?:de competent|dautre|qui (?:peut|sait|pourrait|puisse|comprend|connait) .{0,30})',
    LEADER:
      'modos?|moderat(?:eur|rice)s?|admins?|administrat(?:eur|rice)s?|ladmin|ladministrateur|responsables?|staff|manager|superviseur|chef|superieur|gerant|directeur|patron|mj|gm|fondateur|mods?',
    SOMEBODY:
      '<LEADER>|une personne|personne physique|quelquun|qqun|qqn|qlqn|qlq1|quelqun|quelqu un|qq1|support|lequipe|equipe|lassistance|assistance|le personnel',
    UN: '(?:(?:un|une|le|la|les|l|lun|des|de|du|d|dun|dune|a|au|aux|avec|par|vers|directement|en|ligne|votre|ton|vos|vous|mon|notre|cette|ce|svp|stp|plutot|juste|enfin|vite|autre|quelconque|moi|nimporte quel|vraiment|plus|mes) ){0,4}',
    END: '(?=$|(?! (?:qui (?:ma|mas|me|a |joue|est mort|vend|mavait|triche)|dans (?:le jeu|ma partida|la partie|ma partie|mon)|en jeu|pour (?:jouer|echanger|faire|un raid|le raid|duo)|secret|du jeu|de mon|de ma|est (?:trop|nul|fort)|ne |qui ma|immobilier)))',
    TALK: '(?:parler|parlez|parle|parlais|pale|paler|parl|discuter|dialoguer|d?echanger|chatter|tchatter|chater|converser|communiquer|causer|tchater|bavarder|traiter|entretenir|mentretenir|discute|madresser|adresser|ecrire|conversation|discussion|chat|correspondre|mexpliquer|voir ca|mettre)(?: (?:directement|maintenant|tout de suite|en direct|de vive voix|de ca|de mon probleme|plutot|en prive|enfin))*(?: a| avec| au| aux| en contact avec| en relation avec| avc)',
    CONTACT:
      'contacter|contact avec|contacte|joindre|joigner|atteindre|dappeler|appeler|entrer en (?:contact|relation|communication) avec|prendre contact avec|detre (?:rappelee?|contactee?|mise? en (?:contact|relation|lien)) (?:par|avec)|rentrer en contact avec|en (?:contact|relation|communication|ligne|lien) avec|etre (?:mis|mise) en (?:contact|relation|lien) avec|etre (?:aide|aidee|assiste|assistee|servi|transfere|transferee|redirige|redirigee|rappele|rappelee|pris en charge|contacte|contactee|oriente|orientee|dirige) (?:par|a|vers|au)|aide de|laide de|laide dun|aide dun|assistance de|assistance dun|d?avoir affaire a|intervention dun|reponse dun|solliciter|rencontrer',
    GIVE: '(?:passe[rz]?|transfere[rz]?|transferez|transferer|connecte[rz]?|met(?:s|tez|tre)?|redirige[rz]?|dirige[rz]?|oriente[rz]?|envoi?e[rz]?|envoyez|donne[rz]?|file[rz]?|amene[rz]?|branche[rz]?|bascule[rz]?|relie[rz]?|trouve[rz]?|appele[rz]?|appelle|laisse[rz]?)(?: moi| nous| me)?|(?:me|nous|mettre|te) (?:passe[rz]?|transfere[rz]?|transferer|connecter?|connectez|mettre|mets|mettez|rediriger?|diriger?|orienter?|orientez|envoyer|donner?|donnez|trouver|amener)',
    CALL: 'appelle|appelez|appeler|amene|ramene|fais venir|faites venir|cherche|trouve|invoque|ping|contacte|contactez|va chercher|allez chercher|demande|ou (?:est|sont)|previens|prevenez|avertis|faire venir|faire intervenir|il me faut|convoque|il faut',
    NEED: '(?:veux|veu|veut|ve|voudrais|voudrai|voudrait|aimerais|aimerai|jaimerais|jaimerai|souhaite|souhaiterais|besoin|besion|prefere|prefererais|exige|demande|reclame|attends|cherche|desire|faut|faudrait|aurais besoin|voulons|avoir|obtenir|desirerais|requiers|puis je|peux|pourrais|possible|requete|recherche)(?: (?:que|davoir|avoir|voir|obtenir|laide|de laide|aide|assistance|je|juste|parler|a|de|me|parle|bien|avoir acces|acces|absolument|vraiment|urgent|urgemment|tout de suite|plutot|seulement|etre|davoir acces|solliciter|voir|intervention|lintervention))*',
    HELPS:
      'aid|maid|regard|repond|mexpliq|expliq|venir|vien|parl|contact|recontact|me contact|rappel|prend|prenn|occup|resou|resoud|intervenir|interv|verif|jet|dispo|voir|vois|lire|traite|assist|trait|examin|sen occ|mecout|ecout|mapp|me rep|mp|dm|ecri|mecri|telephon|mtelephon',
    BOT: '(?:stupide |foutu |putain de |sale |simple |espece de )*(?:robots?|bots?|machines?|ia|i a|intelligence artificielle|assistant virtuel|chatbots?|ordinateur|automate|agent virtuel|messages? automatiques?|reponses? automatiques?|programme|repondeur|logiciel|algorithme)',
  },
  mentions:
    'garde|permanence|vous|commercial|lhumain|dhumain|humain[es]*|conseill[a-z]*|l?d?agents?|l?operat[a-z]*|represent[a-z]*|teleconseiller|service|sav|support|assistance|lassistance|interlocut[a-z]*|technicien|specialiste|equipe|lequipe|personnes?|personnel|quelquun|qqun|quelqun|quelqu|qq1|qqn|qlqn|qlq1|rappel[a-z]*|gens|l?modos?|mods?|moderat[a-z]*|l?admin[a-z]*|responsables?|staff|manager|superviseur|chef|superieur|gerant|directeur|patron|mj|gm|transfer[a-z]*|robots?|bots?|machines?|ia|chatbots?|automatiques?|virtuel|hotline|standard|employe|membre|client|chat|fondateur|contact|collegues?|proprio|proprietaire|vivant|ame|chat',
  requests: [
    '\\w+ (?:du|de la|de) (?:support|staff|lequipe|moderation|service client) est(?: (?:la|dispo|en ligne|co))(?: (?:aujourdhui|auj|maintenant|ce soir))*$',
    '(?:appelle|appelez|ping|previens|passe moi) (?:celui|celle|la personne|ceux) (?:qui est|qui sont|dispo|de) ?(?:de )?(?:garde|service|permanence|dispo)',
    '(?:voir|regler|traiter|discuter|parler|echanger)(?: (?:ca|cela|de ca|directement))* avec (?:lune?|une?|quelquun) (?:de|dentre|de chez) vous',
    '(?:y a|ya|il y a)(?: t il)? (?:du|des|un|une) (?:staff|modos?|admins?|moderateurs?|support)(?: (?:ici|la|dans le coin|dispo|en ligne|svp|par ici|connecte))+$',
    '(?:caler|planifier|organiser|prevoir|avoir|fixer|programmer) (?:un |une )?(?:appel|rdv|rendez vous|reunion|entretien|call|visio) avec (?:un |une |le |la |votre |ton |vos |quelquun )*(?:<AGENT>|<LEADER>|commercial|de \\w+|quelquun)',
    '(?:envoie|envoyez|envoi)(?: moi| nous)? (?:de )?(?:laide|aide) humaine',
    '(?:quelquun|qqun|qqn|une personne) (?:avec un (?:pouls|cerveau|coeur)|de vrai|de reel|dhumain|en chair et en os|qui (?:respire|existe))(?: \\w+){0,2}? (?:peut|pourrait|puisse|veut)',
    '(?:refile|refilez|passe|passez|transfere|transferez|confie|confiez|file)(?: moi)?(?: (?:ca|le|mon dossier|la main|le dossier))* a (?:quelquun dautre|un autre|une autre personne|un collegue|(?:ton|ta|votre) collegue)',
    'combien de fois(?: \\w+){0,6} (?:tape|taper|dise|dire|ecrire|ecrive|demande|demander|repete|repeter)(?: (?:que|je|veux|un|une|le|mot|a|parler))* (?:<AGENT>|une personne)',
    '(?<!est ce )(?:quun|quune|que le|que votre|que quelquun|que lun de) ?(?:<AGENT>|<LEADER>|personne)(?: (?:me|se|sen|le|la|les|y|svp|bien))* (?:l|m|s)?(?:examine|regarde|verifie|appelle|rappelle|contacte|recontacte|reponde|aide|explique|prenne|occupe|vienne|voie|lise|traite|intervienne|etudie|analyse|jette|ecrive)',
    '(?:peux tu|tu peux|pouvez vous|vous pouvez|pourriez vous|pourrais tu|merci de|veuillez|possible de|peut on)(?: \\w+)? (?:transmettre|passer|envoyer|remonter|faire remonter|montrer|faire suivre)(?: (?:ca|cela|ceci|mon cas|mon dossier|mon probleme|le dossier|linfo))* (?:a|au|aux|a la|vers) ?(?:lequipe|equipe|votre equipe|ton equipe|support|staff|moderation|collegues|vos collegues|tes collegues)<END>',
    '(?:parler|ecrire|discuter|madresser)(?: (?:a|au|avec|avec le|a la))? (?:le |la |votre |ton )?(?:proprio|proprietaire|fondateur|patron|pdg|gerant)<END>',
    '(?:y a|ya|il y a)(?: t il)?(?: pas| donc pas)? (?:un |une |d|un seul |une seule )?(?:etre vivant|etre humain|ame qui vive|vraie personne|humain)(?: (?:la dedans|ici|la|derriere|dans .*|chez .*))*$',
    '(?:mets|mettez|ramene|amene|fais venir|ajoute) (?:un |une |nous un |moi un )?(?:<AGENT>|<LEADER>|quelquun) (?:dans (?:ce|le|la|cette) (?:chat|conversation|discussion)|au telephone|en ligne|ici)',
    '(?:quelquun|qqun|qqn|qq1|quelqun|une personne|un humain|gens)(?: \\w+){0,7} <TOI>',
    '(?:peut|peux|pourrait|pourrais|pouvez vous|pourriez vous|possible (?:de|que|d)|quelquun|voudrais|veux|souhaite|aimerais|jaimerais)(?: \\w+){0,3} (?:me rappeler|mappeler|me telephoner|rappeliez|rappelle|etre rappelee?|detre rappelee?)(?: (?:svp|stp|par telephone|au telephone|maintenant|aujourdhui|au plus vite|rapidement|demain))*$',
    '(?:ya|y a|y a t il|est ce quil y a|il y a) (?:un |une |des |encore )*(?:<AGENT>)(?: \\w+){0,1} (?:de garde|de permanence|derriere|a lautre bout|qui travaille|dans (?:ce|le) (?:chat|support|salon))',
    '(?:veux|voudrais|aimerais|jaimerais|souhaite|dois|faut|prefere|prefererais|essaie|essaye|jessaie|jessaye|peux|puis|pouvez|pourriez|besoin|tente|demandez|demande)(?: \\w+){0,4} (?:a|au|avec|par|de|du|aux) <UN>(?:<AGENT>|<LEADER>|quelquun du \\w+|support)<END>',
    '(?:contacte|contactee|aide|aidee|rappele|rappelee|assiste|assistee|pris en charge) par <UN>(?:<AGENT>|<SOMEBODY>)',
    '(?:quelquun|une personne|un modo|un admin|un manager|un responsable|un humain|un agent|un conseiller)(?: \\w+)? (?:que|a qui|avec qui|qui) (?:je|on) (?:peux|peut|pourrais|puisse) (?:\\w+ )?(?:appeler|parler|contacter|joindre|ecrire|discuter|demander)',
    '(?:demande|demandez|dis|dites|fais|faites|dire|demander)(?: a)? (?:un |une |a )?(?:quelquun|<AGENT>|<LEADER>|lequipe)(?: \\w+){0,2} (?:de )?(?:me |m)? ?(?:contacter|rappeler|appeler|repondre|aider|maider|parler|ecrire|venir)',
    '(?:passer|passe|passez|transmettre|transmets|transmettez|envoyer|envoie|montrer|remonter|faire remonter)(?: (?:ca|cela|mon cas|mon dossier|ce cas|le))+ (?:a|au|aux) <UN>(?:<AGENT>|<LEADER>|support|equipe)<END>',
    '(?:sortir|quitter|eviter|passer outre|contourner|contourne|zappe|zapper|saute|sauter|depasse|depasser)(?: de| le)? (?:ce|cet|le|du|cette) <BOT><END>',
    '(?:vraie?s?|veritables?|reelle?s?) (?:personnes?|humains?|gens|etres humains|agents?|conseillers?|employes?)<END>',
    '(?:personnes?|quelquun|gens|humains?)(?: de)? (?:reel(?:le)?s?|humaine?s?|vivante?s?|en chair et en os|physique)<END>',
    '(?:intervention|aide|assistance|attention|reponse|verification) humaine',
    '(?:plaindre|plainte|reclamation|me plaindre)(?: (?:a|au|aupres d[eu]|aupres))? ?<UN>(?:<LEADER>|service client|support)',
    '(?:parle|discute|cause|traite) (?:quaux|que aux|qua des|quavec des|quavec|seulement (?:aux|avec|a)|uniquement (?:aux|avec|a)|que aux|qua un|que avec) <UN>(?:humains?|<AGENT>|gens|personnes)',
    '(?:faut que je|il faut que je|faudrait que je|dois|je dois|aimerais|je) parle[r]? (?:a|avec|au) <UN>(?:<AGENT>|<LEADER>|quelquun)<END>',
    '(?:que|si) (?:une (?:vraie )?personne|quelquun|un humain|un agent|un conseiller|quelquun de lequipe|quelquun du support|un modo|un admin)(?: \\w+)? (?:me contacte|regarde|verifie|maide|reponde|soccupe|sen occupe|vienne|prenne|me reponde|me rappelle|mappelle|lise|puisse)',
    '(?:un|une|des|quelque|quelques|lun des) (?:<LEADER>|conseiller|agent) (?:est|sont|serait|seraient) (?:connecte|dispo|disponible|en ligne|la|co|present|actif)e?s?',
    '(?:un humain|une vraie personne|une personne reelle|un agent humain|un conseiller)(?: (?:svp|stp|vite|maintenant|sil vous plait|plutot|par pitie))*$',
    '<TALK> <UN>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:parler|discuter|chatter) (?:a |avec )?<UN>(?:<AGENT>)<END>',
    '(?:<CONTACT>) <UN>(?:<AGENT>|<LEADER>|support|une personne|quelquun)<END>',
    '(?:<GIVE>)(?: (?:en contact|en relation|en ligne|en lien|tout de suite|directement|svp|stp|ca|mon dossier|la conversation|le chat|maintenant))* <UN>(?:<AGENT>|<LEADER>|support)<END>',
    '(?:passe[rz]?|transfere[rz]?|transferez|transferer|connecte[rz]?|mettez|mets|redirige[rz]?|oriente[rz]?|donne[rz]?|trouve[rz]?)(?: moi| nous)(?: (?:en contact|en relation|en ligne))*(?: a| avec| vers)? <UN>(?:<SOMEBODY>|personne)<END>',
    '(?:me|nous) (?:passer|transferer|connecter|mettre|rediriger|orienter|passez|transferez|mettez|trouver)(?: (?:en contact|en relation|en ligne))*(?: a| avec| vers)? <UN>(?:<SOMEBODY>)<END>',
    '(?:transfere[rz]?|transferez|transferer|redirigez|redirige)(?: moi)(?: (?:svp|stp|maintenant|ailleurs))*$',
    '(?:me transferer|me rediriger)(?: (?:svp|stp|maintenant))*$',
    '(?:<CALL>)(?: moi| nous)? <UN>(?:<AGENT>|<LEADER>|support|quelquun de)<END>',
    '(?:<NEED>) <UN>(?:<AGENT>)<END>',
    '(?:veux|veut|voudrais|besoin|exige|demande|aimerais|prefere|faut|faudrait|cherche)(?: voir| parler)? (?:un|une|dun|dune|le|la|du|de) (?:<LEADER>|personne)<END>',
    '(?:veux|voudrais|prefere|exige) (?:une )?(?:quelquun|qqun|vrai personne|personne reelle)(?: (?:svp|stp|maintenant|pas .*))*$',
    '(?:y a(?: t il| til)?|ya(?: t il| til)?|ya|il y a|est ce quil y a|yatil|yat il|existe t il|a)(?: (?:t il|til|pas|des|un|une|lun|ici|la))* (?:<AGENT>|<LEADER>|quelquun|qqun|une personne)(?: (?:du staff|de lequipe|du support|ici|la|vous))* ?(?:dispo[a-z]*|en ligne|connecte|co|la|ici|a qui|avec qui|qui (?:peut|puisse|pourrait)|pour|de dispo|present|actif|reveille|peut)(?<=(?:humain|agent|conseiller|modo|moderateur|admin|staff|support|responsable|reel|reelle|de vrai|vivant|equipe|manager|operateur|vraie? personne|mod).*|a qui|avec qui)',
    '(?:est ce qu|quun|un|une|lun|quelquun|qqun|quelqun|dun|des|le|la|que|si|membre|qu|quelqu un) ?(?:<AGENT>|<LEADER>|(?:du|de) (?:staff|support|lequipe|la moderation|service client)|de reel)(?: (?:du staff|de lequipe|du support))?(?: (?:svp|stp|ici))* (?:peut|pourrait|peux|puisse|pourrais|veut|va|vienne|pour|qui|sil|est|doit|me|devrait)(?: (?:me|il|bien|venir|m|svp|peut|puisse|pour|sen|jeter))* ?(?:<HELPS>)[a-z]*',
    '(?:puis je|je peux|peux je|pouvez vous|peux tu|pourriez vous|pourrais tu|pourrais je|possible de|possible d|possible que|peut on|on peut|peut)(?: (?:faire|venir|me|voir|avoir|parler|a|avec|chercher|appeler|obtenir|contacter|demander|joindre|que|quun))* <UN>(?:<AGENT>|<LEADER>)<END>',
    '(?:comment|ou)(?: (?:je|puis|peux|on|peut|faire|pour|est ce que|fait|fais|dois))* (?:contacter|joindre|parler|appeler|contacte|trouver|avoir|atteindre)(?: a| avec| au)? <UN>(?:<AGENT>|<LEADER>|support|une personne|quelquun)<END>',
    '(?:plutot|prefere|mieux|ouvrir (?:un )?(?:ticket|chat)|ouvre (?:un )?(?:ticket|chat)|passer|parler) <UN>(?:<AGENT>)<END>',
    '(?:aide|assistance|intervention|contact|support) (?:humaine?|dun (?:<AGENT>|<LEADER>))',
  ],
  bare: [
    '(?:transferez|transfere|transferer)(?: moi)?',
    'responsable',
    'parler a un(?:e)? vrai[es]?',
    '(?:<REAL> )*<HUMAN>(?: (?:<REAL>))?',
    '(?:<REAL> )+(?:personne|humain|support|aide)',
    '(?:personne|quelquun)(?: de)? (?:<REAL>)',
    '(?:parler|discuter)(?: (?:a|avec|au))? ?(?:un |une |le )?(?:humain|conseiller|agent|quelquun|support|modo|admin|staff|operateur|responsable)',
    '(?:modo|modos|mod|mods|moderateur|admin|staff|support|responsable|manager|quelquun|superviseur|chef|ladmin) (?:svp|stp|s il vous plait|sil vous plait|sil te plait|pls|plz|vite|maintenant|dispo|ici|urgent)',
    '(?:moderateur|moderatrice|superviseur)',
  ],
  polite:
    'svp|stp|sil vous plait|s il vous plait|sil te plait|s il te plait|pls|plz|bonjour|salut|bonsoir|slt|bjr|coucou|merci|un|une|le|la|vite|maintenant|tout de suite|urgent|ok|alors|vrai|vraie|je veux|veux|je|ici|de|des|aide|juste|bref|mec|plutot|directement|lhumain|rapidement|immediatement|au',
  pressing:
    'svp|stp|sil vous plait|s il vous plait|sil te plait|s il te plait|pls|vite|maintenant|tout de suite|urgent|rapidement|immediatement',
  answers:
    'non|oui|stop|nan|nope|(?:non )?(?:c|ce|cest)(?: est| nest)? pas ca|pas ca|rien a voir|ca (?:marche|aide|maide) (?:(?:tjrs|toujours) )?pas|(?:jai )?deja (?:fait|essaye)(?: (?:ca|tout ca))?|(?:tjrs|toujours) pareil',
  againstBots: [
    '(?:pas|plus|marre de|jamais|refuse de|assez de|ras le bol de|hais)(?: (?:envie|de|besoin|du tout|toujours|encore|continuer a))* (?:parler|parle|discuter|dialoguer|echanger|chatter|converser|traiter|causer|tchatter)(?: plus)? (?:a |avec |au )(?:un |une |le |la |des |ce |cette |votre |vos )*<BOT>',
    '(?:veux|veut|voudrais) (?:pas|plus) (?:de |dun |dune |un |une |ce |du )*<BOT>',
  ],
  complaints: [
    'staff of \\w+',
    '(?:vraie?s? )?(?:gens|personnes?|humains?)(?: reel(?:le)?s?)? ou (?:de |des |un |une )*l?<BOT>',
    '(?:je dois|dois je|faut il|il faut|on doit|est ce que je dois) (?:contacter|parler|ecrire|appeler|passer)(?: par| au| a)?(?: le| l)? ?(?:support|service client|sav|lassistance) pour \\w+',
    '(?:pas|sans|plus|et pas|et non|marre|assez|au lieu|non|ni|plutot qu?e?|que)(?: (?:de|des|du|un|une|dun|dune|a|avec|le|la|ce|cette|les|vos|ces|quun))* <BOT>',
    '(?:ce|cet|cette|le|la|votre|ton|un)? ?<BOT> (?:est|ne|sert|comprend|maide|ca|nest|aide|fait|marche|repond)(?: (?:nul|nulle|inutile|pas|a|rien|sert|bete|stupide|pourri|de|comprend|marche|maide|fonctionne|mauvais|repond|merde|la|me|mon|chiant|naze|aide|vraiment|comprend|probleme|trop|idiot|debile))*',
    '(?:ca|cela|tu|vous|cet article|larticle|votre reponse)(?: (?:ne|n|nes|netes))? ?(?:me |m |mas |ma |a |as |est |es |etes |maide|maidez|maides|aide|aides|aidez|marche|sert|fonctionne|comprends|comprenez|resout|repond|reponds)(?: (?:aide|marche|comprends|comprenez|pas|rien|du tout|a|fonctionne|toujours|vraiment|ma|mon|probleme|question|inutile|nul))*(?<=pas.*|rien.*|inutile|nul)',
  ],
  negation:
    'laisse tomber|oublie|pas|jamais|sans|aucun|aucune|ni|personne(?= )|nul besoin|inutile|rien|plus besoin|evite|eviter|arrete de|non merci|plutot que|au lieu',
  wishes:
    'qui (?:est|sont) (?:de )?(?:garde|service|permanence|dispo)|<TOI>|pourquoi (?:je ne peux|je peux|on ne peut|ne puis je|il ny a|ya|y a)(?: t il)? ?(?:pas|aucun)|(?:ne )?(?:peux|peut|puis|pourrais|pourrait|pouvez|pourriez|pouvons)(?: (?:je|tu|vous|on|me|il))*(?: \\w+)? pas|(?:y a|ya|il y a|il ny a|ny a|y aurait|auriez|avez|a)(?: (?:t il|til|il|vous))* (?:pas|aucun|personne)|pas (?:moyen|compris|trouve|resolu|sur|reussi|aide|dispo|possible|de reponse|de solution|marche)|sais pas|arrive pas(?: a)?|marche pas|maide pas|aide pas|fonctionne pas|comprends? pas|sert a rien|pas ce que|comprends? rien|rien compris|trouve pas|trouve rien|sans (?:succes|reponse|solution|arret)|une personne|la personne|si non|est ce pas|aucune (?:idee|reponse|solution)|repond(?:s|ez)? pas|rien a faire|quune personne|personne (?:ne )?(?:me )?(?:repond|maide|aide|peut|reelle|vivante|physique|humaine|de|competente|du)[a-z]*|vraie personne|autre personne|vrai personne',
  tale: 'je suis une? (?:vraie? |etre )?(?:personne|humain|agent|modo|admin)|(?:mieux|plus \\w+) qu(?:e|un|une)?|(?:jai|tai|a|as|ai|ont|avait|avaient|avais|avons|avez|mont|ma)(?: deja| bien| aussi)? (?:appele|contacte|transfere|passe|envoye|connecte|redirige|oriente|trouve|joint)(?: |$)|(?:transferer|donner|offrir|ceder|vendre|preter|envoyer|partager|confier|leguer) (?:mon|ma|mes|le|la|les|un|une|ce|cette|l|du|des) ?(?:serveurs?|comptes?|abonnements?|propriete|nitro|roles?|objets?|items?|cadeaux?|argent|skins?|personnages?|pass|salons?|cles?)|potes?|je viens de|viens de|langues|onglet|tu parles comme|comme un|meilleur|niveau|valorant|supprime|tu ressembles|on dirait|ma dit|mont dit|a dit|ont dit|hier|semaine derniere|mois dernier|quand|apres|avant|jai (?:deja )?(?:parle|discute|contacte|essaye|demande)|si je|devenir|deviens|devient|etre (?:modo|moderateur|admin|staff)|postuler|amis?|mon (?:pere|frere|ami|copain|patron)|ma (?:mere|soeur|copine|amie)|personnage|classe|skin|jouer|signaler|combien(?! de fois)|horaires?|qui (?:est|sont)|cest quoi|quest ce qu|es tu|etes vous|es ce que tu|est ce que je parle|est ce que je suis|parle je|suis je|tu es|acheter|a pirate|essaye de|ma (?:banni|ban|mute|vendu|demande)',
  negatedWithin: 0,
  breaks: {
    always: 'mais|donc|alors',
    before:
      'je (?:veux|voudrais|souhaite|prefere|demande|exige|peux parler)|jaimerais|jai besoin|passe moi|passez moi|donne moi|donnez moi|mets moi|mettez moi|transferez moi|transfere moi|puis je|est ce que je peux|laissez moi|laisse moi|appelle un|il me faut',
    unlessAfter: 'pas|que|si|crois|ni|quand|ne|car si',
  },
  refusals: [
    '(?:pas|sans|aucun|aucune|plus)(?: (?:besoin|de|d|dun|dune|un|une|parler|a|avec|le|la|vraie?|veux|envie|transferer|passer|au))* (?:dhumains?|humains?|humaine|personne|conseiller|agent|dagent|modo|moderateur|admin|dadmin|operateur|doperateur|quelquun|support|interlocuteur)(?= |$)',
    'ne (?:\\w+ ){0,3}?(?:pas|jamais)(?: \\w+){0,4}? (?:humains?|dhumain|personne|conseiller|agent|modo|moderateur|admin|quelquun|support)(?= |$)',
    'parler a personne$',
  ],
  keys: 'parler humain humaine conseiller quelquun personne agent support moderateur operateur representant transferer responsable discuter voudrais service technique besoin contacter',
  neighbours:
    'parle parles parlez parlait parla humains conseilla conseillee responsables discutez parlez parlera parles partir parlers perler personnes personnel conseil conseils conseille conseillers argent urgent agents humains humaines services supporte supporter techniques beson besoins contacte contactez discutez discute transfere',
}
