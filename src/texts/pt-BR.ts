import type { Catalogue } from './catalogue.ts'

export const ptBR: Catalogue = {
  greeting:
    '{question, select, yes {Obrigado, nossa equipe recebeu sua pergunta. Um agente responde aqui mesmo.} other {Olá. Escreva sua pergunta aqui mesmo, um agente responde.}}',
  joined: '{name} entrou no chat.',
  resolved: 'O chat está encerrado. Se algo ainda não estiver certo, é só escrever, e ele reabre.',
  howToReply:
    'O Discord não me mostra o que é escrito aqui. Toque em Responder sob uma mensagem, ou mencione-me na sua.',
}
