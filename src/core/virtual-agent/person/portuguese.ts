import type { Grammar } from './grammar.ts'

export const PORTUGUESE: Grammar = {
  locale: 'pt',
  spaced: true,
  classes: {
    DEPT: 'financeiro|cobranca|vendas|comercial|juridico|seguranca|tecnico|pagamentos?|faturamento|contabilidade|rh|ti|moderacao|suporte|setor (?:de )?\\w+|departamento (?:de )?\\w+|area (?:de )?\\w+|parte (?:de )?\\w+',
    REAL: 'real|reais|de verdade|verdadeir[oa]|human[oa]|viv[oa]|de carne e osso|ao vivo|normal|mesmo',
    HUMAN:
      'humanos?|humana|serzinho humano|ser(?:es)? humanos?|atendentes?|atendimento (?:humano|pessoal|real|ao vivo|personalizado|com (?:uma )?pessoa)|agentes?|representantes?|operador(?:a|es)?|consultor(?:a)?|suporte humano|ajuda humana|assistencia humana|sac|central de atendimento|servico de atendimento|atendimento ao cliente|suporte tecnico|assistente human[oa]|colaborador(?:a)?|especialista|analista',
    PERSON: 'pessoas?|gente|alguem|suporte|atendimento|cara|ajuda|contato|assistente',
    AGENT:
      '(?:<HUMAN>)(?: (?:<REAL>))?|(?:<PERSON>) (?:que (?:e|seja) )?(?:<REAL>)|(?:alguem|uma pessoa|pessoa|pessoal|gente|membro|alguma pessoa|um membro|moderador|mod|integrante|cara)(?: real)? (?:d[aoe]s?|aqui d[ao]|ai d[ao]) (?:sua |seu |voces |vcs )?(?:suporte|equipe|staff|time|atendimento|moderacao|empresa|administracao|adm|stf)|(?:alguem|uma pessoa|pessoa|pessoal|gente|quem) d[aoe] <DEPT>|colegas? (?:seu|teu|de voces|de vcs|da equipe)|(?:seu|teu|um dos seus|um dos teus) colegas?|ser vivo|alma viva|vivalma|alguem (?:responsavel|competente|capacitado|qualificado)',
    LEADER:
      'mods?|moderador(?:a|es)?|adms?|admins?|administrador(?:a|es)?|gerente|supervisor(?:a)?|responsavel|staff|stf|encarregad[oa]|chefe|superior|gm|dono',
    SOMEBODY:
      '<LEADER>|pessoa|pessoas|alguem|algm|suporte|funcionari[oa]|equipe|atendimento|gente|moderacao|sac|time de suporte|equipe de suporte|staffs',
    UM: '(?:(?:um|uma|o|a|os|as|ao|algum|alguma|outro|outra|seu|sua|essa?|de|do|da|com|c|cm|por|voces|vcs|pra|para|pro|direto|ser|mais|dos|das|ai|aqui|por favor|pfv|pf|urgente|logo|qualquer|so|tal de|nosso|nossa) ){0,4}',
    END: '(?=$|(?! (?:que (?:me )?(?:vend|comp|roub|hack|mand|fal|disse|joga|est|ta|era|foi)|n[oa] (?:jogo|partida|mapa|ranked|ranqueada|discord do)|d[oa]s? (?:meu|minha|jogo|cavalo|mapa|outro|outra|time adversario|grupo|cla|guilda|filme)|pra (?:jogar|fazer|trocar|duo|cla|raid)|para (?:jogar|fazer|trocar|raid)|secreto|e (?:ruim|bom|gratis|gratuito|forte|pago)|usando|jogando|trapaceando)))',
    TALK: '(?:falar|conversar|teclar|tratar|bater um papo|fala|falo|falarmos|flar|flr|papear|trocar ideia|conversa|converso|dialogar|chat|conectar|contato|contactar|comunicar|me comunicar|resolver|discutir)(?: (?:direto|diretamente|agora|logo|urgente|urgentemente|ja|pessoalmente|sobre isso|por chat|aqui))*(?: com| c| cm| cum| cn)',
    CONTACT:
      'contatar|contactar|acionar|chamar|entrar em contato com|entro em contato com|ser (?:atendid[oa]|ajudad[oa]|transferid[oa]|encaminhad[oa]|direcionad[oa])(?: por| pra| para| a| ao)?|atendid[oa] por|ajuda de|ajuda d[eo]|auxilio de|assistencia de|suporte de|ajudad[oa] por|transferid[oa] (?:para|pra|pro|a|ao)|redirecionad[oa] (?:para|pra|pro|a|ao)|ter acesso a|obter ajuda de|apoio de|resposta de',
    GIVE: '(?:me )?(?:passa|passe|passar|passem|transfere|transfira|transferir|transferem|conecta|conecte|conectar|encaminha|encaminhe|encaminhar|direciona|direcione|direcionar|redireciona|redirecione|redirecionar|liga|ligue|ligar|manda|mande|mandar|coloca|coloque|colocar|bota|bote|botar|poe|leva|leve|muda|mude|repassa|repasse|repassar|arruma|arrume|arranja|deixa|deixe)(?: me| ai| logo| por favor| essa conversa| isso| o chat| o atendimento| eu| meu caso| meu problema)*(?: pr[ao]s?| para| pra| com| em contato com| a| ao| falar com| conversar com| p| na linha com| direto com| direto pr[ao])?',
    CALL: 'chama|chame|chamar|chamem|arruma|arrume|traz|traga|trazer|bota|ve|cade|arranja|arranje|aciona|acione|invoca|busca|busque|consegue|consigo|tragam|marca|convoca|onde (?:esta|ta|estao|fica)|kd|kade|cd',
    NEED: '(?:quero|queria|qro|qero|querendo|quer|queremos|preciso|precisava|precisamos|precisando|prefiro|preferia|gostaria|exijo|solicito|aguardando|esperando|desejo|necessito|peco|pedir|pedindo|solicitar|espero|procuro|quiser|ter|tem|favor|quero que|pode ser|sera que)(?: (?:de|ter|ver|que|chamar|acesso|ajuda|apoio|suporte|atendimento|falar|muito|urgente|urgentemente|so|apenas|logo|agora|mesmo|solicitar|ser|contato|por|me|pedir|receber|chame|venha|mande))*',
    HELPS:
      'ajud|atend|fal|respond|resolv|ve(?:r|ja)|olh|cham|vir|vem|conversa|assumi|contat|entr|explic|aparec|auxili|orient|verific|analis|da uma|tira|socorr',
    BOT: '(?:maldit[oa] |burr[oa] |dess[ea] |idiota |inutil |simples |porcaria de |droga de )*(?:robos?|bots?|maquinas?|ia|i a|inteligencia artificial|assistente virtual|chatbot|computador|automatic[oa]|mensagens? automaticas?|respostas? automaticas?|atendimento automatico|programa|agente virtual|atendente virtual|assistente automatico|respostas? prontas?)',
  },
  mentions:
    'quem|qm|pessoa[ls]?|human[oa]s?|atend[a-z]*|agentes?|represent[a-z]*|operador[a-z]*|alguem|algm|gente|suporte|mods?|moder[a-z]*|adms?|admin[a-z]*|gerente|supervisor[a]?|responsavel|staffs?|stf|encarregad[oa]|chefe|superior|gm|funcionari[oa]|equipe|sac|consultor[a]?|transf[a-z]*|encaminh[a-z]*|direcion[a-z]*|redirecion[a-z]*|repass[a-z]*|robos?|bots?|maquinas?|ia|automatic[oa]|chatbot|virtual|especialista|analista|colaborador[a]?|assist[a-z]*|servico|membro|dono|colegas?|vivo|viva|vivalma|time|ajuda|chat|ligar|liguem?|retornar',
  requests: [
    '(?:bota|bote|coloca|coloque|poe|ponha|passa|liga|conecta|mete)(?: me| eu)? (?:na linha|em contato|no telefone|na chamada|em ligacao) (?:com )?<UM>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:bota|bote|coloca|coloque|poe|ponha|mete|traz) <UM>(?:<AGENT>|<LEADER>|alguem|pessoa) (?:n(?:esse|este|o|a|essa) (?:chat|conversa|linha|atendimento)|na linha|aqui)',
    '(?:pode|podem|poderia|consegue|da pra|tem como|favor|quero|queria)(?: (?:me|vc|voce|por favor))* (?:repassar|passar|encaminhar|mandar|mostrar|levar)(?: (?:isso|isto|essa|esse caso|meu caso|o caso|o problema|meu problema))* (?:pr[ao]|para o|para a|ao|a|p) (?:seu |sua )?(?:time|equipe|suporte|pessoal|moderacao|staff)<END>',
    '(?:algum|alguma|um|uma|alguem) d(?:[ao]s|e) (?:seus |suas |nossos )?(?:moderadores|adms|admins|mods|atendentes|funcionarios|voces|vcs|staffs|tecnicos|responsaveis)(?: \\w+)? (?:pode|poderia|consegue|vem|da|vai|podia)(?: \\w+){0,3}? (?:<HELPS>)[a-z]*',
    '(?:algum|alguma|um|uma|alguem) d(?:[ao]s|e) (?:seus |suas |nossos )?(?:moderadores|adms|admins|mods|atendentes|funcionarios|voces|vcs) (?:pode|poderia) dar (?:uma )?(?:olhada|forca|ajuda|mao|atencao)',
    '(?:alguem|outra pessoa|outro|pessoa|gente|quem)(?: \\w+){0,6} (?:em vez d[aeo]|no lugar d[aeo]|ao inves d[aeo]|alem d[aeo]|sem ser|fora|a nao ser) (?:voce|vc|vcs|ti|tu)',
    '(?:alguem|outra pessoa|pessoa|gente) (?:no|em) (?:seu|teu) lugar',
    '(?:pode|podem|poderia|poderiam|consegue|da pra|tem como)(?: por favor| pfv)? (?:vir|entrar|passar|aparecer|me ajudar|me atender|me chamar|me responder|olhar|ver)(?: aqui| ai| isso| meu caso)* (?:um|uma|algum|alguma|alguem|o|a) ?(?:<AGENT>|<LEADER>|d[ao] (?:staff|equipe|suporte|moderacao|adm))<END>',
    'alguem d[ao] (?:staff|equipe|suporte|moderacao|adm|administracao|time) (?:pode|poderia|consegue|podia|vai|da pra)(?: \\w+){0,3}? (?:<HELPS>)[a-z]*',
    '(?:pode|podem|poderia|poderiam|quero que|preciso que|gostaria que|da pra|tem como)(?: (?:voces|vcs|alguem|um|uma))* (?:me )?(?:ligar|liguem|ligue|retornar|retornem|telefonar)(?: (?:me|pra mim|para mim|de volta|por telefone|minha ligacao))*$',
    '(?:quero|queria|gostaria|preciso|prefiro|preferia|tento|tentando|consigo|posso|poderia|pode|podem|peca|pecam|tem como|da pra|favor|melhor|preciso que|quero que|gostaria que)(?: \\w+){0,4} (?:com|por|de|pra|para|pr[ao]|ao|a) <UM>(?:<AGENT>|<LEADER>|suporte)<END>',
    '(?:contatad[oa]|atendid[oa]|ajudad[oa]|chamad[oa]|contactad[oa]|procurad[oa]) por <UM>(?:<AGENT>|<SOMEBODY>)',
    '(?:<AGENT>|<SOMEBODY>)(?: \\w+){0,2} (?:que|quem|q) (?:eu )?(?:possa|posso|consiga|pudesse) (?:\\w+ )?(?:falar|ligar|conversar|chamar|contatar|escrever|perguntar)',
    '(?:peca|pecam|pede|quero que|preciso que|gostaria que|favor|faz|faca)(?: \\w+){0,2} (?:<AGENT>|<SOMEBODY>)(?: \\w+){0,2} (?:contat|lig|cham|fal|respond|atend|olh|ajud|entr)[a-z]*',
    '(?:me )(?:da|de|arruma|arranja|consegue|traz|ve) <UM>(?:pessoa|gente|<AGENT>|<LEADER>)<END>',
    '(?:passa|passar|encaminha|encaminhar|repassa|repassar|manda|mandar|envia|enviar|mostra|mostrar)(?: (?:isso|isto|esse caso|meu caso|o caso|essa))+ (?:pr[ao]|para|pra|ao|a|p) <UM>(?:<AGENT>|<LEADER>|suporte|equipe|moderacao)<END>',
    '(?:sair|fugir|livrar|escapar|tira|pular|pula)(?: me)? (?:d?esse|d?o|d?este|d?essa|d?a|deste) <BOT><END>',
    '(?:pessoas?|gente|alguem|humanos?|atendente) (?:real|reais|de verdade|human[oa]|de carne e osso)<END>',
    '(?:intervencao|ajuda|atencao|assistencia|analise|resposta|contato) human[oa]',
    '(?:reclamar|queixar|reclamacao|me queixar|denunciar isso)(?: isso)? (?:com|pr[ao]|para|ao) <UM>(?:<LEADER>|atendimento|suporte)',
    '(?:trocar|bater) (?:uma |um )?(?:ideia|papo|palavra|conversa) com <UM>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:me )?(?:liga|ligue|conecta|bota|poe|coloca|junta|passa) (?:com|pra|para|em contato com) <UM>(?:<SOMEBODY>)(?: (?:ai|logo|por favor|pf|pfv|daí|dai))*$',
    '(?:quem|qm) (?:pode|poderia|vai|consegue) me (?:atender|ajudar) de verdade',
    '(?:chama|chame|traz|traga|bota|manda|manda vir) (?:ai |logo |aqui )?(?:uma |um |outra )?(?:pessoa|gente|alguem)(?: (?:ai|aqui|pra mim|por favor|pfv|pf|logo))*$',
    '(?:alguem|algum|alguma|tem|existe|ha) (?:algum |alguma |um |uma )?(?:<AGENT>|<LEADER>|d[ao] (?:moderacao|staff|suporte|equipe|administracao|adm))(?: (?:ta|esta|ai|aqui))* (?:de plantao|por tras|trabalhando|do outro lado|n(?:esse|este|o|a|essa) (?:atendimento|chat|suporte|canal|conversa)|on|online|ai|disponivel|acordado|conectado|ativo|por ai)',
    '(?:alguem|uma pessoa|um humano|um atendente) (?:d[aoe]s? (?:\\w+ ))?(?:olhe|olhar|analise|analisar|veja|ver|verifique|revise|revisar|entre em contato|resolva|me ligue|me chame)',
    '(?:so|somente|apenas) (?:falo|converso|quero falar|trato) com <UM>(?:<AGENT>|<SOMEBODY>)',
    'tem alguem (?:ai|aqui|disponivel)(?: (?:que|q) (?:possa|pode|consiga)(?: me)? (?:ajudar|atender|responder))',
    '<TALK> <UM>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:<CONTACT>) <UM>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:<GIVE>) <UM>(?:<AGENT>|<LEADER>|suporte|gente|alguem que)<END>',
    '(?:me )?(?:passa|passe|transfere|transfira|conecta|encaminha|encaminhe|direciona|redireciona|transferir|encaminhar|passar|conectar)(?: me)? (?:pr[ao]|para|pra|com|p) <UM>(?:<SOMEBODY>)<END>',
    '(?:me (?:transfere|transfira|transferir|encaminha|encaminhe|redireciona|redirecione)|(?:transfere|transfira|transferir|encaminhe|encaminhar) me)(?: logo| ai| por favor| pf| pfv)*$',
    '(?:<CALL>)(?: ai| logo| aqui| por favor| pfv| me| la)* <UM>(?:<AGENT>|<LEADER>|alguem|suporte|pessoal d[aoe])<END>',
    '(?:<NEED>) <UM>(?:<AGENT>)<END>',
    '(?:quero|queria|preciso|precisava|exijo|prefiro|manda|necessito)(?: de)? (?:um|uma|o|a|algum) (?:<LEADER>|pessoa)(?= |$)<END>',
    '(?:quero|preciso de|prefiro|exijo|queria) (?:uma )?(?:gente|pessoa|pessoas|alguem)(?: (?:por favor|pf|pfv|agora|ja|nao .*|logo))*$',
    '(?:tem|ha|existe|algum|alguma|tm|teria|alguem)(?: (?:algum|alguma|um|uma|alguem|ai|aqui))* ?(?:<AGENT>|<LEADER>|pessoa|alguem)?(?: (?:d[aoe] (?:suporte|staff|equipe|adm|atendimento|moderacao)))? (?:on|online|ai|aqui|disponivel|ativo|pra falar|para falar|pra me (?:atender|ajudar)|para me (?:atender|ajudar)|(?:com quem|que|pra quem|com qm|q|quem) (?:eu )?(?:possa|poss[ao]|pode|consiga|poderia|consigo)(?: me)? (?:ajudar|atender|falar|conversar|responder))(?= |$)(?<=(?:humano|atendente|agente|mod|moderador|adm|admin|pessoa|staff|real|verdade|equipe|suporte|representante|gerente|responsavel).*|(?:falar|conversar|atender).*)',
    '(?:algum|alguma|um|uma|alguem|membro) ?(?:<AGENT>|<LEADER>|d[aoe] (?:suporte|staff|equipe|adm|atendimento|moderacao|time)|real|de verdade)(?: (?:d[aoe] (?:suporte|staff|equipe)))?(?: por favor| pfv| pf| aqui| ai| me)* (?:pode|poderia|consegue|conseguiria|vai|vem|podia|pra|para|vir|possa|da pra|tem como|venha|que)(?: (?:me|vir|por favor|vim|pf|possa|pode|pra|para|ser|entrar|em|ate|falar|aqui|da|dar|uma|olhar|mim))* ?(?:<HELPS>)[a-z]*',
    '(?:pode|poderia|consegue|tem como|da pra|dava pra|seria possivel|sera que)(?: (?:chamar|vir|ter|me|o|a|um|uma|algum|alguma|alguem|ser|da|do|de))* (?:<AGENT>|<LEADER>)(?: (?:vir|me|aqui|da|do|de|staff|suporte|pode|poderia))* (?:<HELPS>)[a-z]*',
    '(?:ninguem|alguem) (?:vai|pode|poderia)(?: me)? atender',
    '(?:quero|queria|gostaria|preciso|prefiro)(?: (?:de|que|ser))* atendid[oa](?: por)? <UM>(?:<AGENT>|<SOMEBODY>)',
    '(?:atendimento|ajuda|suporte) (?:humano|humana|com (?:humano|pessoa|uma pessoa|atendente|gente))<END>',
    '(?:prefiro|melhor|chat|abrir (?:um )?(?:ticket|chamado|chat)|(?:abre|abra) (?:um )?(?:ticket|chamado|chat)) (?:com )?<UM>(?:<AGENT>|pessoa|gente|<LEADER>)<END>',
  ],
  bare: [
    '(?:<HUMAN>)(?: real| de verdade)?',
    '(?:pessoa|gente|alguem) (?:real|de verdade|humana)',
    '(?:falar|conversar)(?: com)?(?: um| uma| o)? (?:atendente|humano|pessoa|alguem|suporte|agente|atendimento|mod|adm|staff)',
    '(?:mod|mods|moderador|moderadora|adm|admin|staff|gerente|supervisor|suporte|pessoa|gente|responsavel|alguem) (?:por favor|pfv|pfvr|pf|pls|plz|aqui|urgente|agora|ja)',
    '(?:moderador|moderadora|supervisor|gerente)',
  ],
  polite:
    'por favor|pfv|pfvr|pf|pls|oi|ola|opa|bom dia|boa tarde|boa noite|agora|ja|urgente|obg|obrigad[oa]|um|uma|o|a|real|de verdade|mesmo|aqui|ai|logo|so|quero|preciso|preciso de|queria|entao|mano|cara|moco|eu|ajuda|rapido|imediatamente|gentileza|por gentileza|faz favor|ser possivel|se possivel',
  pressing: 'por favor|pfv|pfvr|pf|pls|agora|ja|urgente|logo|rapido|imediatamente',
  answers: 'nao|sim|chega|n|nn',
  againstBots: [
    '(?:nao|nem|cansei de|cansad[oa] de|chega de|parei de|odeio|sem)(?: (?:quero|queria|vou|gosto de|mais|aguento|to afim de|to a fim de|consigo|estou conseguindo))* (?:mais )?(?:falar|conversar|tratar|falando|conversando|papo|ser atendid[oa]|atendimento|resolver) (?:com|por|c|de) (?:um |uma |o |a |esse |essa |este |esta |mais )*<BOT>',
    'nao quero (?:mais )?(?:um |uma |o |a |esse |essa )?<BOT>',
  ],
  complaints: [
    '(?:nao|sem|chega de|cansei de|e nao|nem|em vez de|ao inves de|menos|nao aguento mais|odeio|cansad[oa] de)(?: (?:com|d?esse|d?essa|um|uma|o|a|d?este|um|mais|de))* <BOT>',
    '(?:esse|este|o|a|essa|esta|um)? ?<BOT> (?:nao|e|eh|so|ta|esta|nunca)(?: (?:serve|presta|ajuda|funciona|inutil|burro|burra|pessimo|horrivel|lixo|resolve|entende|uma merda|me|pra|para|nada|ajudando|muito|ruim|muito|um|de))*',
    '(?:isso|voce|vc|o artigo|esse artigo|tu) (?:nao|n) (?:ta |esta |me |vai )*(?:ajud(?:a|ou|ando|ar)|resolv(?:e|eu|er|endo)|funcion(?:a|ou)|serv(?:e|iu)|entend(?:e|eu)|adiant(?:a|ou)|respond(?:e|eu))(?: (?:nada|em nada|me|mais|meu problema|de nada))*',
  ],
  negation: 'nao|nunca|nem|sem|jamais|n|evite|dispenso|ninguem|desnecessario|chega de|em vez de',
  wishes:
    'em vez d[aeo] ?(?:voce|vc|vcs|ti|tu)|por ?que nao (?:posso|consigo|tem|me)|pq (?:nao|n) (?:posso|consigo|tem|me)|nao (?:tem|teria|ha|da pra|poderia|daria|seria|existe|sei|entendi|consigo|resolveu|funcionou|ajudou|posso|estou conseguindo|aguento|entende|da mais|vai|vou|deu|esta|ta|era|e)|(?:ninguem|sem) (?:vai|me|resolver|resposta|ajuda)|sem mais|nem sei|se nao|ninguem (?:vai )?(?:me )?(?:atend|respond|ajud)[a-z]*|n (?:consigo|sei|tem|resolveu|funciona)|sem problema',
  tale: 'acabei de|acabo de|idiomas|aba|melhor|mais forte|nivel|valorant|voce parece|vc parece|parece|tentei|mandaram|disseram|falaram|disse|falou|ontem|semana passada|mes passado|quando|depois|antes|se eu|se a gente|falei|falava|estava|virar|viro|ser um|ser uma|amigos?|meu (?:pai|irmao|amigo|namorado)|minha (?:mae|irma|amiga)|me tornar|personagem|classe|skin|jogar de|jogar com|jogar como|denunciar|reportar|quantos|quantas|horario|quem (?:e|sao)|o que e|estou falando|to falando|voce e|vc e|es um|comprar|duelar|procuro pessoas|pediu|pediram',
  negatedWithin: 0,
  breaks: {
    always: 'mas|entao|porem',
    before:
      'quero|queria|preciso|gostaria|prefiro|exijo|me (?:passa|passe|transfere|transfira|manda|coloca|encaminha|liga|conecta)|chama|passa pr[ao]|posso falar|pode me|poderia me|tem como|cade|deixa eu',
    unlessAfter:
      'alguem|quem|qm|colega|pessoa|gente|staff|equipe|suporte|time|<LEADER>|<HUMAN>|nao|n|que|se|acho|nem|quando|ja|eu nao|nao',
  },
  refusals: [
    'sem (?:um |uma |nenhum |precisar de |falar com )*(?:humanos?|pessoas?|atendentes?|agentes?|moderador(?:es)?|alguem)',
    '(?:nao|n|nunca)(?: \\w+){0,3}? (?:quero|preciso|queria|chame|chama|passe|passa|quer|precisa|transfira|transfere|mande|conecte|encaminhe|necessito|desejo|gostaria)(?: \\w+){0,4}? (?:humanos?|pessoas?|atendentes?|agentes?|alguem|moderador(?:es)?|ninguem|mods?|adms?|staff|suporte)(?= |$)',
    'nenhum (?:humano|atendente|agente|moderador)',
  ],
  keys: 'falar conversar atendente atendentes humano humana humanos pessoa alguem agente suporte moderador representante operador transferir atendimento gerente supervisor quero preciso',
  neighbours:
    'falo fale falei falou falam conversa converso converse atendentes humana pessoal pessoas algum alguma alguns falhar falta falsa fala falas falara falei calar agentes gente gentes suportes atendeste humanas agendar agenda quer queria precise precisa preciosa precioso quera urgente gerentes gerando atender',
}
