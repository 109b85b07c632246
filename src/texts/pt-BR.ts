import type { Catalogue } from './catalogue.ts'

export const ptBR: Catalogue = {
  greeting:
    '{question, select, yes {Obrigado, nossa equipe recebeu sua pergunta. Um agente responde aqui mesmo.} other {Olá. Escreva sua pergunta aqui mesmo, um agente responde.}}',
  joined: '{name} entrou no chat.',
  resolved: 'O chat está encerrado. Se algo ainda não estiver certo, é só escrever, e ele reabre.',
  howToReply:
    'O Discord não me mostra o que é escrito aqui. Toque em Responder sob uma mensagem, ou mencione-me na sua.',
  helpCommand: 'Peça ajuda à nossa equipe',
  helpQuestion: 'Sobre o que é',
  helpQuestionName: 'pergunta',
  helpGoesOnDirect: 'Continuamos nas suas mensagens diretas: {link}',
  helpGoesOnInThread: 'Suas mensagens diretas estão fechadas, então continuamos em um tópico privado: {link}',
  helpGoesOnHere: 'Continuamos aqui mesmo.',
  helpCannotReach:
    'Nossa equipe recebeu seu pedido, mas suas mensagens diretas estão fechadas. Abra-as para este servidor e use o comando de novo.',
  helpIsStored: 'Nossa equipe recebeu seu pedido. Escrevemos para você assim que o Discord permitir.',
  helpTryAgain: 'Não conseguimos receber pedidos agora. Tente de novo em um minuto.',
  replyButton: 'Responder',
  replyTitle: 'Responder à equipe',
  replyText: 'Sua mensagem',
  replyFiles: 'Arquivos',
  replySent:
    '{files, plural, =0 {Enviado à equipe: {text}} one {Enviado à equipe, com # arquivo: {text}} other {Enviado à equipe, com # arquivos: {text}}}',
  replyEmpty: 'Nada foi enviado: o formulário estava vazio.',
  replyTryAgain: 'Não foi enviado. Não conseguimos receber mensagens agora. Tente de novo em um minuto.',
  replyNotYours: 'Só a pessoa a quem este tópico pertence pode responder aqui.',
  threadOpened: 'Suas mensagens diretas estão fechadas, então falamos aqui. Só você e a equipe veem este tópico.',
  threadOpenedByButton:
    'Suas mensagens diretas estão fechadas, então falamos aqui. Só você e a equipe veem este tópico. Toque em Responder sob uma mensagem, ou mencione-me na sua.',
}
