import type { SafetyValues } from './safety-values.ts'

export const ptBRSafety: Record<keyof SafetyValues, string> = {
  officialMark: '-# ✓ {brand}, oficial. Alguém é mesmo da equipe? /verify',
  verifyCommand: 'Descubra quem é mesmo da nossa equipe',
  verifyMember: 'Sobre quem você quer ter certeza; deixe vazio para ver toda a equipe',
  verifyMemberName: 'membro',
  userVerify: 'É da equipe?',
  reportCommand: 'Conte aos moderadores o que alguém escreveu direto para você',
  appealCommand: 'Peça que os moderadores revejam uma decisão sobre você',
  messageReport: 'Denunciar mensagem',
  verifyStaff:
    '✓ **{name}** é da equipe de {brand}{roles, select, none {} other { ({roles})}}. Mesmo assim: nunca pedimos a sua senha.',
  verifyNotStaff:
    '**{name}** não é da nossa equipe. Ninguém de {brand} pede a sua senha, um código ou dinheiro. Se disser que é da equipe, conte para nós com /report.',
  verifyUs: 'Somos nós: o bot de {brand}. Nunca pedimos a sua senha.',
  verifyMachine: '**{name}** é um bot, e não o de {brand}. Não dê a ele nada que não daria a um estranho.',
  verifyList: 'Estas são as pessoas de {brand} aqui. Ninguém mais fala por nós, e nenhuma delas pede a sua senha.',
  verifyAgents: 'Suporte',
  verifyOwner: 'Dono do servidor',
  verifyMore: '{count, plural, one {e mais #} other {e mais #}}',
  verifyNobody:
    'Ainda não conhecemos ninguém de {brand} aqui. O nosso bot é marcado pelo Discord como app, e ninguém de nós pede a sua senha.',
  verifyTryAgain: 'Não deu para verificar. Tente de novo daqui a pouco. Até lá, não confie em quem pede uma senha.',
  safetyReportTitle: 'Denunciar aos moderadores',
  safetyWhy: 'O que há de errado?',
  safetyWhyHint: 'Poucas palavras bastam. Só os moderadores leem isto.',
  safetyWho: 'Quem escreveu para você?',
  safetyWhoHint: 'Essa pessoa não fica sabendo quem denunciou.',
  safetyWords: 'O que ela escreveu?',
  safetyWordsHint: 'Copie as palavras dela e junte capturas de tela abaixo.',
  safetyReported:
    '{joined, select, yes {Denúncia {number}: outras pessoas também denunciaram isto, e as suas palavras ficam com as delas.} other {A denúncia {number} está com os moderadores.}} Eles olham e decidem. Ninguém mais fica sabendo que foi você.',
  safetyKnown: 'Você já denunciou isto: é {number}, e está com os moderadores.',
  safetyOurs: 'Somos nós: foi o nosso próprio bot que escreveu. Se há algo errado, conte para nós com /feedback.',
  safetyOwn: 'É você. Para que alguém reveja uma decisão sobre você, use /appeal.',
  safetyNobody: 'Escolha quem escreveu para você e tente de novo.',
  safetyTryAgain: 'Não deu para guardar a sua denúncia. As suas palavras não se perderam: tente de novo daqui a pouco.',
  safetyTooYoung:
    'A sua conta é muito nova. Para evitar spam ainda não recebemos palavras dela; você pode escrever para nós a partir de {when}.',
  wordsTooFast:
    'Foram mais de {count} mensagens em um minuto, e as que vieram depois eu não recebi. Espere um minuto e diga o resto em uma só mensagem.',
  conversationsUsedUp:
    '{count, plural, one {Você abriu # conversa} other {Você abriu # conversas}} em um dia, que é o máximo que recebemos. Você pode abrir a próxima {when}.',
  blockedHere:
    'Os moderadores bloquearam você, então o que você escreve aqui não é guardado nem respondido. {ends, select, yes {O bloqueio termina {when}. } other {}}Se acha que é um engano, conte para nós com /appeal.',
  appealTitle: 'Pedir outra avaliação',
  appealText: 'O que devemos rever, e por quê?',
  appealHint: 'Outra pessoa lê. Você pode fazer isso três vezes por semana.',
  appealButton: 'Recorrer',
  appealFiled: 'O recurso {number} está com os moderadores. Alguém revê a decisão e responde para você aqui.',
  appealAdded: 'Juntei as suas palavras ao seu recurso {number}. Os moderadores leem tudo lá.',
  appealLimited: 'Você já recorreu três vezes nesta semana. A próxima vez é possível {when}.',
  toldDeleted:
    'Um moderador de {brand} removeu uma mensagem sua em {where}.{given, select, yes { O motivo: {reason}} other {}}',
  toldTimedOut:
    'Um moderador pausou você em {guild}: você pode ler, e escrever de novo {when}.{given, select, yes { O motivo: {reason}} other {}}',
  toldTimeOutEnded: 'A sua pausa em {guild} acabou: você pode escrever de novo.',
  toldBanned: 'Um moderador baniu você de {guild}.{given, select, yes { O motivo: {reason}} other {}}',
  toldBlocked:
    'Os moderadores de {brand} bloquearam você: o que você escreve para nós não é guardado nem respondido.{given, select, yes { O motivo: {reason}} other {}}',
  modLogReport:
    '{kind, select, lookalike {👥} scam {🎣} other {🚩}} **{number}** · {kind, select, message {mensagem denunciada} direct {mensagem direta denunciada} lookalike {parece ser da equipe} other {parece um golpe}} · {name}{where, select, none {} other { · {where}}}',
  modLogAppeal: '⚖️ **{number}** · recurso · {name}',
  modLogAct:
    '{act, select, delete_message {🗑️ **{number}** · {agent} apagou a mensagem de {name}} time_out {⏸️ **{number}** · {agent} pausou {name} por {minutes, plural, one {# minuto} other {# minutos}}} end_time_out {▶️ **{number}** · {agent} encerrou a pausa de {name}} ban {⛔ **{number}** · {agent} baniu {name}} block {🚫 **{number}** · {agent} bloqueou {name}} note {📝 **{number}** · {agent} deixou uma nota} raise {⬆️ **{number}** · {agent} quer que um admin olhe} dismiss {✔️ **{number}** · {agent} encerrou: nada a fazer} other {↩️ **{number}** · {agent} abriu de novo}}',
  modLogFailed:
    '⚠️ **{number}** · {agent} queria {act, select, delete_message {apagar a mensagem de {name}} time_out {pausar {name}} end_time_out {encerrar a pausa de {name}} other {banir {name}}}: {words}',
  welcomeJoined: 'Boas-vindas a {brand}, {names}. /verify mostra quem é mesmo da equipe. Nunca pedimos a sua senha.',
  welcomeMore: '{count, plural, one {e mais #} other {e mais #}}',
}
