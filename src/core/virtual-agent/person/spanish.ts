import type { Grammar } from './grammar.ts'

export const SPANISH: Grammar = {
  locale: 'es',
  spaced: true,
  classes: {
    REAL: 'real|reales|de verdad|verdader[oa]|human[oa]|viv[oa]|de carne y hueso|en vivo|normal|en persona',
    HUMAN:
      'humanos?|humana|ser(?:es)? humanos?|agentes?|asesor(?:a|es)?|representantes?|operador(?:a|es)?|ejecutiv[oa]|consultor(?:a)?|teleoperador(?:a)?|soporte humano|ayuda humana|asistencia humana|atencion (?:humana|personal|personalizada|al cliente|al usuario|a clientes)|servicio (?:al cliente|de atencion(?: al cliente)?|a clientes|tecnico)|soporte tecnico|asistente human[oa]|especialista|tecnico|empleado',
    PERSON: 'personas?|gente|alguien|soporte|ayuda|alguno|tipo|asistente|asistencia|chat',
    AGENT:
      '(?:<HUMAN>)(?: (?:<REAL>))?|(?:<PERSON>) (?:que (?:sea|es) )?(?:<REAL>)|(?:alguien|una persona|persona|gente|miembro|algun miembro|un miembro|moderador|mod|agente|alguno)(?: real)? (?:del?|de la|de los|de su|de tu|de vuestro|en) (?:soporte|equipo|staff|moderacion|empresa|administracion|atencion|servicio|personal|ayuda)|personal (?:de|del) (?:soporte|atencion|servicio|staff)|alguien (?:competente|capacitado|calificado|responsable)',
    LEADER:
      'mods?|moderador(?:a|es)?|admins?|administrador(?:a|es)?|gerente|supervisor(?:a)?|responsable|staff|encargad[oa]|jefe|jefa|superior|gm|dueno',
    SOMEBODY:
      '<LEADER>|persona|personas|alguien|soporte|emplead[oa]|equipo|gente|ayudante|el personal|equipo de soporte',
    UN: '(?:(?:un|una|uno|el|la|los|las|al|a|algun|alguna|otro|otra|su|tu|vuestro|ese|esa|de|del|con|por|para|mas|aqui|favor|cualquier|directamente|mi|nuestro|vuestra) ){0,4}',
    END: '(?=$|(?! (?:que (?:me )?(?:vend|compr|rob|hack|mand|dijo|jueg|esta |estaba|era|fue)|en (?:el juego|la partida|el mapa|ranked|mi partida)|del? (?:mi|juego|mapa|otro|clan|grupo|gremio|pelicula)|para (?:jugar|hacer|intercambiar|raid|la raid|duo)|secreto|es (?:mal|bueno|gratis|fuerte)|usando|jugando)))',
    TALK: '(?:hablar|ablar|conversar|chatear|platicar|charlar|comunicarme|comunicarnos|tratar|contactar|contactarme|dialogar|hablo|hablemos|chat|escribirme|entrevistarme|conectarme|hable|hablarle|dirigirme|discutir|consultar|charla)(?: (?:directamente|ya|ahora|por chat|en vivo|mejor|de esto|sobre esto|aqui|urgente|urgentemente))*(?: con| c| cn| a)',
    CONTACT:
      'contactar|contacto con|contacto|ponerme en contacto con|me pongo en contacto con|entrar en contacto con|ser (?:atendid[oa]|ayudad[oa]|transferid[oa])(?: por| a)?|que me (?:atienda|ayude|pasen?|pases|comuniquen?|transfieran?|llame|hable|conteste|responda|contacte)(?: con)?|me atienda|atendid[oa] por|ayuda de|asistencia de|comunicacion con|acceder a|ayudad[oa] por|comunicad[oa] con|respuesta de|avisar a|llamar a',
    GIVE: 'atiendeme|atendeme|atiendame|hablame|(?:(?:pasa|pase|pasen|ponga?|pon|comunica|comunique|conecta|conecte|transfiere|transfiera|transferi|manda|mande|envia|deriva|derive|dame|deme|lleva|redirige|redirija|dirige|dirija|enlaza|enlace|vincula|consigue|busca|trae|traiga|deja)(?:me|nos|lo)?|ponme|dame|deme|dadme|(?:me|nos) (?:pasas?|pases?|pasan|pasen|pones?|ponga|pongas|comunicas?|comunique|conectas?|conecta|transfieres?|transfiera|mandas?|derivas?|deriva|das|da|dan|pueden? (?:pasar|comunicar|conectar|transferir|poner)|podrias? (?:pasar|comunicar|conectar|transferir|poner)|puedes? (?:pasar|comunicar|conectar|transferir|poner|derivar))|(?:pasar|comunicar|conectar|transferir|poner|derivar|redirigir|dirigir|enlazar|mandar|dar|conseguir|traer|enviar)(?:me|nos|lo|le)?)(?: (?:ya|ahora|por favor|esto|mi caso|la llamada|el chat|en contacto|directamente|directo|hablar|en linea|de una vez))*(?: con| a| al| hacia| en contacto con)?',
    CALL: 'llama|llame|llamen|llamar|llamad|trae|traigan|traiga|busca|busquen|invoca|avisa|avise|avisen|etiqueta|convoca|donde (?:esta|estan|hay)|solicita|solicitar|pide|contacta|contacten|llames|necesito que venga|que venga',
    NEED: '(?:quiero|kiero|quisiera|quiera|queria|necesito|nesecito|necesitaria|prefiero|preferiria|exijo|solicito|deseo|desearia|pido|busco|requiero|esperando|me gustaria|gustaria|mejor|tener|hay|quieren|que sea)(?: (?:a|que|tener|ver|hablar|ayuda|asistencia|apoyo|soporte|me|atienda|de|por|mejor|ya|urgente|urgentemente|un chat con|contacto|ahora|con|solo|venga|recibir|pedir|solicitar|obtener|la|acceso|llamar|llamen|chat))*',
    HELPS:
      'ayud|atend|atienda|habl|respond|resolv|resuelv|ver|mir|vea|conteste|contest|venir|venga|convers|contact|escrib|explic|revis|asist|orient|ech|entr|pas',
    BOT: '(?:maldit[oa] |tont[oa] |estupid[oa] |puto |pinche |simple |inutil )*(?:robots?|bots?|maquinas?|ia|i a|inteligencia artificial|asistente virtual|chatbots?|ordenador|computadora|automatic[oa]|contestadora?|mensajes? automaticos?|respuestas? automaticas?|sistema automatico|programa|agente virtual|software|algoritmo)',
  },
  mentions:
    'quien|personas?|personal|human[oa]s?|agentes?|asesor[a-z]*|represent[a-z]*|operador[a-z]*|teleoperador[a]?|ejecutiv[oa]|alguien|gente|soporte|mods?|moder[a-z]*|admin[a-z]*|gerente|supervisor[a]?|responsable|staff|encargad[oa]|jef[ea]|superior|gm|emplead[oa]|equipo|consultor[a]?|transf[a-z]*|deriv[a-z]*|comunic[a-z]*|atencion|servicio|robots?|bots?|maquinas?|ia|chatbots?|virtual|automatic[oa]|especialista|tecnico|ayuda|asist[a-z]*|miembro|dueno',
  requests: [
    '(?:quiero|quisiera|gustaria|necesito|prefiero|preferiria|intento|intentando|trato|tratando|puedo|puedes|podria|podrian|pueden|favor|mejor|busco|deseo)(?: \\w+){0,4} (?:con|por|de|a|al) <UN>(?:<AGENT>|<LEADER>|soporte)<END>',
    '(?:contactad[oa]|atendid[oa]|ayudad[oa]|llamad[oa]) por <UN>(?:<AGENT>|<SOMEBODY>)',
    '(?:<AGENT>|<SOMEBODY>)(?: \\w+){0,2} (?:con|a|al) (?:quien|quienes|el que|la que|cual)(?: \\w+)? (?:pueda|puedo|pudiera|podria|hablar|llamar|poder|contactar)',
    '(?:pidan|pide|quiero que|necesito que|favor|gustaria que|haz|hagan|digan)(?: \\w+){0,3} (?:<AGENT>|<SOMEBODY>)(?: \\w+){0,2} (?:contact|llam|habl|respond|atiend|mir|ayud|conteste|revis|comuni)[a-z]*',
    '(?:dame|deme|denme|consigueme|buscame|traeme|ponme|pasame) (?:con |a )?<UN>(?:persona|gente|<LEADER>|alguien)<END>',
    '(?:pasa|pasar|pasale|mandar|manda|enviar|envia|mostrar|remitir|derivar|reenviar|escalar)(?: (?:esto|este caso|mi caso|el caso|mi problema))+ (?:a|al|con) <UN>(?:<AGENT>|<LEADER>|soporte|equipo)<END>',
    '(?:salir|saltar|saltarme|evitar|librarme|quitar|quitame)(?: \\w+)? (?:de )?(?:este|del|el|la|esta) <BOT><END>',
    '(?:personas?|gente|alguien|humanos?|agente) (?:real|reales|de verdad|human[oa]|de carne y hueso)<END>',
    '(?:intervencion|ayuda|atencion|asistencia|revision|respuesta|contacto) human[oa]',
    '(?:quejarme|queja|reclamar|reclamo|reclamacion)(?: esto)? (?:con|al|a|ante) <UN>(?:<LEADER>|atencion al cliente|soporte)',
    '(?:contacten|comuniquen|pongan|conecten|enlacen|pasen|conectenme|contactenme|comuniquenme|pasenme|ponganme|transfieranme)(?:me|nos)? (?:con|a|al|en contacto con) <UN>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:quien) (?:puede|podria|me puede|me va a|va a)(?: me)? (?:atender|atenderme|ayudarme|ayudar) de verdad',
    '(?:trae|traeme|llama|llamame|manda|busca) (?:a )?(?:una |un |otra |alguna )?(?:persona|gente|alguien)(?: (?:aqui|por favor|porfa|ya|para mi))*$',
    '(?:alguien|algun|alguna|hay) (?:<AGENT>|<LEADER>|de (?:moderacion|soporte|la administracion|staff)|del (?:staff|equipo|soporte))(?: (?:esta|aqui|ahi))* ?(?:conectado|online|en linea|disponible|activo|despierto|por ahi|ahi|aqui)',
    '(?:que|si) (?:una persona|alguien|un humano|un agente|un asesor|alguien del equipo|alguien de soporte|un moderador|un admin)(?: (?:real|humano))? (?:revise|vea|mire|lea|analice|resuelva|conteste|responda|atienda|verifique|me contacte|me llame|se comunique|me ayude|pueda|me atienda)',
    '(?:encontrar|localizar|conseguir|hallar) (?:a )?<UN>(?:<AGENT>)<END>',
    '(?:solo|unicamente) (?:hablo|converso|quiero hablar|trato) con <UN>(?:<AGENT>|<SOMEBODY>|humanos)',
    '<TALK> <UN>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:<CONTACT>) <UN>(?:<AGENT>|<SOMEBODY>)<END>',
    '(?:<GIVE>) <UN>(?:<AGENT>|<LEADER>|soporte|alguien que)<END>',
    '(?:pasa|pase|comunica|comunique|conecta|conecte|transfiere|transfiera|pon|deriva|pasar|comunicar|conectar|transferir)(?:me|nos)?(?: ya| por favor)* (?:con|a|al) <UN>(?:<SOMEBODY>)<END>',
    '(?:me|nos) (?:pasas?|pones?|comunicas?|conectas?|transfieres?|derivas?|puedes? (?:pasar|comunicar|conectar|transferir|poner)) (?:con|a|al) <UN>(?:<SOMEBODY>)<END>',
    '(?:transfiereme|transfierame|pasame con|derivame|comunicame)(?: ya| por favor| porfa)*$',
    '(?:<CALL>)(?: ya| aqui| por favor)* <UN>(?:<AGENT>|<LEADER>|alguien|soporte)<END>',
    '(?:<NEED>) <UN>(?:<AGENT>)<END>',
    '(?:quiero|necesito|exijo|prefiero|quisiera|solicito|requiero)(?: a)? (?:un|una|el|la|al|algun) (?:<LEADER>|persona)<END>',
    '(?:quiero|prefiero|necesito|exijo) (?:a )?(?:una )?(?:gente|persona|personas|alguien)(?: (?:por favor|porfa|ya|ahora|no .*))*$',
    '(?:hay|existe|esta|tienen|habra|ay)(?: (?:algun|alguna|alguien|un|una|mas))* ?(?:<AGENT>|<LEADER>|persona)?(?: (?:ahi|aqui|real|de soporte|del staff|del equipo))* ?(?:disponible|conectado|en linea|online|activo|ahi|aqui|con (?:quien|el que|la que)(?: yo)? (?:pueda|puedo|podria|se pueda)?|que (?:me )?(?:pueda|puede)(?: me)? (?:atender|ayudar|hablar))(?= |$)(?<=(?:human[oa]|agente|asesor|mod|moderador|admin|persona|staff|real|soporte|representante|responsable|encargado|gerente|equipo).*|(?:hablar|con quien|atender).*)',
    '(?:algun|alguna|un|una|alguien|miembro|puede) ?(?:<AGENT>|<LEADER>|del? (?:soporte|staff|equipo|la administracion|servicio)|real|de verdad)(?: (?:del? (?:soporte|staff|equipo)))?(?: por favor| porfa| aqui| me)* (?:puede|podria|que|me|puedes|para|pueda|venga|quien)(?: (?:me|venir|por favor|pueda|puede|para|a|echar))* ?(?:<HELPS>)[a-z]*',
    '(?:puede|podria|es posible|se puede|podrian|pueden|puedes)(?: (?:venir|que|me|el|la|un|una|algun|alguna|alguien|ser|hacer|llamar))* (?:<AGENT>|<LEADER>)(?: (?:venir|me|aqui|del|de|staff|soporte|puede))* ?(?:<HELPS>)[a-z]*',
    'que me (?:atienda|ayude|llame|hable|conteste|responda)(?: directamente)? <UN>(?:<AGENT>|<SOMEBODY>)',
    '(?:atencion|ayuda|soporte|chat|asistencia) (?:humano|humana|con (?:humano|persona|una persona|un agente|gente|un humano|alguien|asesor|un asesor))<END>',
    '(?:prefiero|mejor|cambiar a|cambia a|abrir (?:un )?(?:ticket|chat)|abre (?:un )?(?:ticket|chat)) (?:con )?<UN>(?:<AGENT>|persona|gente|<LEADER>)<END>',
    'como (?:puedo |hago para |se puede |le hago para )?(?:contacto|contactar|comunicarme|me comunico|hablo|localizo|llamo|localizar)(?: con| a| al)? <UN>(?:<AGENT>|<LEADER>|soporte|una persona|alguien)<END>',
  ],
  bare: [
    'con (?:un |una |el |la )?(?:humano|persona|agente|asesor|supervisor|operador|alguien real|gerente)',
    '(?:habla|hable|atiende|atienda|atiendeme|atendeme|atiendame) (?:un |una )(?:humano|persona|agente)',
    '(?:<HUMAN>)(?: (?:<REAL>))?',
    '(?:persona|gente|alguien) (?:real|de verdad|humana)',
    '(?:hablar|chatear|comunicar)(?: con)?(?: un| una| el)? (?:agente|humano|persona|alguien|soporte|asesor|mod|admin|staff|operador|representante)',
    '(?:mod|mods|moderador|moderadora|admin|staff|gerente|supervisor|soporte|persona|gente|encargado|alguien) (?:por favor|porfa|porfavor|pls|plz|xfa|aqui|urgente|ya|ahora)',
    '(?:moderador|moderadora|supervisor|gerente)',
  ],
  polite:
    'por favor|porfa|porfavor|porfis|pls|plz|xfa|xfavor|hola|buenas|buenos dias|buenas tardes|ahora|ahora mismo|ya|urgente|gracias|un|una|el|la|real|de verdad|aqui|quiero|necesito|bueno|entonces|amigo|bro|ayuda|rapido|inmediatamente|quisiera|a',
  pressing: 'por favor|porfa|porfavor|porfis|pls|plz|xfa|ahora|ahora mismo|ya|urgente|rapido|inmediatamente',
  answers: 'no|si|basta|nop',
  againstBots: [
    '(?:no|ni|cansad[oa] de|harto de|harta de|basta de|odio|sin)(?: (?:quiero|queria|voy a|me gusta|mas|aguanto|deseo))* (?:seguir )?(?:hablar|hablando|conversar|conversando|tratar|chatear|chateando|ser atendid[oa]) (?:mas )?(?:con|por|a) (?:un |una |el |la |este |esta |ese |esa |mas )*<BOT>',
    'no quiero (?:mas )?(?:a )?(?:un |una |el |la |este |este estupido )?<BOT>',
  ],
  complaints: [
    '(?:no|sin|basta de|harto de|harta de|ni|y no|en vez de|en lugar de|no mas|odio|cansad[oa] de)(?: (?:con|a|este|esta|un|una|el|la|ese|los|las|mas|de))* <BOT>',
    '(?:este|el|la|esta|ese|un)? ?<BOT> (?:no|es|solo|nunca|esta)(?: (?:sirve|ayuda|funciona|inutil|tonto|pesimo|horrible|basura|resuelve|entiende|una mierda|me|para|nada|de nada|muy|malo|un|una|de|mierda|ayudando))*',
    '(?:esto|tu|usted|el articulo|este articulo|eso)? ?no (?:me |esta |estas |te |lo )*(?:ayud(?:a|o|as|ando)|sirv(?:e|io|es)|funcion(?:a|o)|entiend(?:es|e)|resuelv(?:e|es)|respond(?:e|es)|solucion(?:a|as|o))(?: (?:nada|en nada|de nada|para nada|mi problema|mas))*',
  ],
  negation: 'no|nunca|ni|sin|jamas|tampoco|nadie|ningun|ninguna|evita|en vez de|innecesario|basta de',
  wishes:
    'por ?que no (?:puedo|hay|me)|no (?:hay|habra|habria|puedo|podria|podrias|puedes|es posible|se|se si|entiendo|entendi|funciona|funciono|sirve|ayuda|ayudo|resuelve|logro|estoy seguro|es lo que|encuentro|lo entiendo|consigo|tienen|tienes|me (?:sirve|ayuda|funciona|entiende|entiendes|responde|deja))|si no|nadie me (?:ayuda|responde|atiende|contesta)|sin (?:respuesta|solucion|exito|problema)|ya no',
  tale: 'acabo de|acabe de|idiomas|pestana|mejor|mas fuerte|nivel|valorant|pareces|parece|intente|dijeron|dijo|mandaron|ayer|semana pasada|mes pasado|cuando|despues|antes|si (?:yo|hablo|un|el)|hable|hablaba|estaba|convertirme|hago moderador|hacerme|ser (?:un |una )?(?:mod|moderador|staff|admin|agente)|amigos?|mi (?:padre|hermano|amigo|novio|madre|hermana|amiga)|personaje|clase|skin|jugar (?:como|con|de)|jugar|reportar|denunciar|cuantos|cuantas|horario|quien(?:es)? (?:es|son)|que es|estoy hablando|eres|comprar|pidio|pidieron',
  negatedWithin: 0,
  breaks: {
    always: 'pero|entonces',
    before:
      'quiero|quisiera|necesito|prefiero|exijo|me gustaria|me puedes|me pasas|me comunicas|pasame|ponme|comunicame|dejame|llama|puedo hablar|puedes|podria|podrias|solo quiero|dame|hay algun',
    unlessAfter: 'no|que|si|creo|ni|cuando|ya no|nunca|si yo',
  },
  refusals: [
    'sin (?:un |una |ningun |hablar con )*(?:humanos?|personas?|agentes?|asesor(?:es)?|moderador(?:es)?)',
    '(?:no|nunca)(?: \\w+){0,3}? ?(?:quiero|necesito|queria|llames?|pases?|quiere|necesita|transfieras?|conectes?|hace falta|deseo|comuniques|derives|pongas)(?: \\w+){0,4}? (?:humanos?|personas?|agentes?|asesor(?:es)?|alguien|nadie|moderador(?:es)?|mods?|admins?|staff|soporte|representante)(?= |$)',
    'ningun (?:humano|agente|asesor|moderador)',
  ],
  keys: 'hablar persona humano humana agente asesor soporte alguien moderador representante operador transferir gerente supervisor quiero necesito chatear comunicar',
  neighbours:
    'hablo hable hable hablado habla hablar chateo chatea comunico comunique personaje personas personal hablas hablan hallar hables habla agentes gente alguno algun asesora soportes quiere quieres quieto necesita necesite comunica gerentes urgente',
}
