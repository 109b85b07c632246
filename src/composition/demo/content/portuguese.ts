import type { DemoArticle } from './demo-article.ts'

export const PORTUGUESE: DemoArticle[] = [
  {
    title: 'Restaurar uma compra no iPhone',
    locale: 'pt-BR',
    of: 'Restore a purchase on iPhone',
    body: `Se o passe que você pagou continua bloqueado, o aplicativo ainda não recebeu o recibo da Apple. Restaurar pede o recibo de novo.

1. Abra **Ajustes → Compras**.
2. Toque em **Restaurar** e confirme com o Face ID.
3. Espere nessa tela. Leva um minuto, no máximo dois.

Continua bloqueado? Veja se o iPhone usa a conta Apple que pagou. Você não paga duas vezes pelo mesmo passe.`,
    examples: [
      'paguei e o passe continua bloqueado',
      'como restauro minha compra',
      'comprei o passe aurora e não abriu',
      'a apple cobrou mas não liberou',
      'botao restaurar nao funciona',
    ],
  },
  {
    title: 'Restaurar uma compra no Android',
    locale: 'pt-BR',
    of: 'Restore a purchase on Android',
    body: `1. Na Play Store, toque na sua foto e em **Pagamentos e assinaturas → Orçamento e histórico**. O passe precisa aparecer como pago.
2. No jogo, abra **Ajustes → Compras → Restaurar**.
3. Se continuar bloqueado, feche o jogo, abra outra vez e restaure de novo.

Um pagamento *pendente* ainda não foi concluído. Com boleto isso pode levar até dois dias.`,
    examples: [
      'google play cobrou e nada',
      'paguei no boleto e o passe não chegou',
      'restaurar compra android',
      'meu passe sumiu no celular novo',
    ],
  },
  {
    title: 'Pedir reembolso',
    locale: 'pt-BR',
    of: 'Ask for a refund',
    body: `Quem devolve o dinheiro é a loja que cobrou.

- **App Store**: reportaproblem.apple.com, em até 14 dias.
- **Google Play**: no histórico da Play, **Solicitar reembolso**, em até 48 horas. Depois disso, fale com a gente.

**Cobrança em dobro?** Escolha *Falar com uma pessoa* e mande os dois números do pedido. O segundo pagamento volta no mesmo dia; o banco mostra em dois ou três.`,
    examples: [
      'quero meu dinheiro de volta',
      'como peço reembolso',
      'fui cobrado duas vezes',
      'comprei sem querer',
      'meu filho comprou um passe',
    ],
  },
  {
    title: 'Passe de Trilhas: o que vem nele',
    locale: 'pt-BR',
    of: 'Trail Pass: what you get',
    body: `O **Passe de Trilhas** é mensal ou anual; o preço é o que a sua loja mostra. Com ele:

- todas as trilhas, em vez de três por mês
- caminhadas em grupo de até 20 pessoas
- mapas sem internet para quantas trilhas couberem
- uma trilha especial por estação; nesta é a **Aurora**

O resto é de graça e continua assim. As lanternas que você acendeu são suas quando o passe acaba.`,
    examples: [
      'o que vem no passe',
      'quanto custa o passe de trilhas',
      'vale a pena o passe',
      'perco as lanternas se cancelar',
    ],
  },
  {
    title: 'A lanterna não acende',
    locale: 'pt-BR',
    of: 'Light a lantern',
    body: `Fique a menos de **15 metros** da lanterna, com o celular em pé e parado, até a chama parar. Leva uns cinco segundos.

Se não acender:

- Veja o círculo em volta da sua posição. Se for mais largo que o caminho, espere meio minuto a céu aberto.
- Gire o celular uma vez como um oito: isso acerta a bússola.
- Feche o que mais usa a câmera.

Uma lanterna azul já foi acesa hoje e só volta depois da meia-noite.`,
    examples: [
      'lanterna nao acende',
      'a chama apaga toda hora',
      'estou do lado da lanterna e nada',
      'por que a lanterna esta azul',
    ],
  },
  {
    title: 'O jogo fecha ao abrir a lanterna',
    locale: 'pt-BR',
    of: 'Stop the lantern crash',
    body: `A versão 1.42 pode fechar bem na hora em que a lanterna abre, principalmente no Pixel 7 e 8 e com Android 16. Já achamos a causa; a 1.43 traz a correção.

Até lá:

1. Desligue **Ajustes → Gráficos → Brilho**.
2. Reinicie o celular uma vez.

As lanternas contam mesmo sem o brilho.`,
    examples: [
      'o jogo fecha sozinho',
      'app crasha na lanterna',
      'trava quando abre a lanterna',
      'depois da atualização fecha toda hora',
    ],
  },
  {
    title: 'Você não consegue entrar',
    locale: 'pt-BR',
    of: 'You cannot sign in',
    body: `A entrada é por um link que mandamos para o seu e-mail. Não há senha.

1. Escreva o endereço e toque em **Enviar link**.
2. Abra o e-mail *no celular do jogo* e toque no link em até 15 minutos.

Não chegou em cinco minutos? Olhe no spam e confira com qual endereço você se cadastrou. Se ele não existe mais, fale com uma pessoa: vamos precisar de um número de pedido ou do nome da sua primeira trilha.`,
    examples: [
      'não consigo entrar',
      'o link não chega',
      'nao recebo o email',
      'esqueci qual email usei',
      'desde ontem não entra na conta',
    ],
  },
  {
    title: 'A trilha fica só carregando',
    locale: 'pt-BR',
    body: `Quando uma trilha não abre depois de uma atualização, o mapa guardado é o da versão anterior.

1. Abra a trilha e segure o nome dela.
2. Toque em **Baixar de novo**. São uns 60 MB.

**Pedra Bonita** também fecha depois de chuva forte; o portão então fica branco no mapa.`,
    examples: [
      'a trilha não abre',
      'fica só carregando',
      'pedra bonita não carrega',
      'mapa não abre desde a atualização',
    ],
  },
  {
    title: 'Caminhadas em grupo',
    locale: 'pt-BR',
    of: 'Group walks',
    body: `Abra uma trilha e toque em **Caminhar juntos**. Você recebe um código de quatro letras que vale 20 minutos; seus amigos tocam em **Entrar** e escrevem o código.

- Até 5 pessoas sem passe, até 20 quando quem abriu tem o Passe de Trilhas.
- Cada um acende para todos, desde que estejam a menos de 200 metros.
- Quem sai fica com o que já foi aceso.`,
    examples: [
      'como caminhar com amigos',
      'codigo do grupo nao funciona',
      'quantas pessoas no grupo',
      'meu amigo nao consegue entrar na caminhada',
    ],
  },
  {
    title: 'Apagar a sua conta',
    locale: 'pt-BR',
    of: 'Delete your account',
    body: `**Ajustes → Conta → Apagar**. Você confirma por e-mail e tem **14 dias** para mudar de ideia: entrar de novo traz tudo de volta.

Depois disso nome, caminhadas, fotos e e-mail somem para sempre, também das nossas cópias, em até 30 dias. Os recibos ficam o tempo que a lei manda.

Antes, cancele a assinatura na loja: ela não fica sabendo.`,
    examples: ['apagar minha conta', 'como excluo meus dados', 'lgpd', 'quero sair do jogo de vez'],
  },
]
