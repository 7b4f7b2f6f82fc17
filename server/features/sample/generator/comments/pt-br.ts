import { grammar } from './grammar.ts';

/** Brazilian Portuguese. */
export const PT_BR = grammar(
  (count) => (count === 1 ? '1 dia' : `${count} dias`),
  `
pleased: adorei | amei tudo | fiquei muito feliz | superou o que eu esperava | era exatamente o que eu queria | muito satisfeita
praise:  |  | Maravilha. | Ótimo. | Muito bom. | Tudo certo. | Nota dez. | Parabéns.
again:  |  | Vou comprar de novo. | Volto com certeza. | Já indiquei para minha irmã. | Obrigada. | Recomendo.
alas:  |  | Decepcionada. | Deixou a desejar. | Uma pena. | Esperava mais. | Frustrante.
gone:  |  | Da próxima vez vou pensar duas vezes. | Não sei se compro de novo. | Pena, porque gosto das coisas de vocês. | Precisam resolver isso.
shrug:  |  | Foi ok. | No geral, tudo bem. | Nada demais. | Mais ou menos.

delivery.good: {praise} Comprei {product} e chegou {soon}, {wrapped}. {again} | {praise} Adorei {product}, chegou {soon}. {again} | {praise} Chegou {soon} e {wrapped}, {pleased}. {again} | Dei {product} de presente e foi um sucesso. {again}
soon: no prazo | um dia antes | no dia prometido | antes do que eu imaginava | a tempo do fim de semana
wrapped: tudo muito bem embalado | embalado com capricho | sem plástico na caixa | sem nenhum arranhão | com um bilhetinho dentro

delivery.fair: {shrug} Gostei do produto, {quibble}. | {shrug} Chegou no prazo, {quibble}. | Boa qualidade, {quibble}.
quibble: mas a caixa veio amassada | mas achei que a cor fosse mais quente | mas é um pouco caro pelo que é | só que o entregador deixou na chuva | mas veio embalagem demais

delivery.bad: {alas} Comprei {product} e veio {flaw}. {gone} | {alas} Chegou no prazo, mas veio {flaw}. {gone}
flaw: com uma mancha | com uma lasca | diferente da foto | com cheiro forte de produto químico | trocado | com acabamento ruim

late.bad: {alas} A entrega atrasou {days} {silence}. {gone} | {alas} {waited}. Só chegou {days} depois do prazo. {gone} | Atraso de {days} {silence}. {alas} | {alas} O rastreio dizia que tinha saído para entrega e nada. {days} de atraso. {gone}
silence: e ninguém me avisou | sem nenhuma explicação | e ninguém sabia onde estava | e eu é que tive que correr atrás
waited: Fiquei em casa esperando à toa | Faltei ao trabalho para receber | Era presente de aniversário | As visitas chegaram antes da encomenda

late.fair: {shrug} Atrasou {days}, mas {product} valeu a pena. | Gostei do produto, da entrega nem tanto: {days} de atraso. | {shrug} Chegou {days} depois do combinado. O resto foi bom.
late.good: Atrasou {days}, mas valeu a espera. {pleased}. | Demorou um pouco, mas tudo bem: {pleased}. | A encomenda atrasou {days}, mas foram muito atenciosos. {again}

size.bad: {alas} A peça é {short} do que diz no site. {gone} | {alas} {measured}. {returning}. {gone} | A medida do site está errada, veio {short}. {returning}.
short: bem menor | uns dez centímetros menor | muito menor | mais estreita
measured: Medi duas vezes e não tem 180 | Não serve na cama desse tamanho | Cobre só metade do edredom
returning: Vou devolver | Já devolvi | Tive que devolver

size.fair: O linho é bonito, mas é {short} do que o descrito. | {shrug} {measured}. Mas o tecido é bom.
size.good: {returning} porque é {short}, mas o reembolso foi rápido. | Ficou pequena, mas a troca foi simples. {pleased}.

store.good: {praise} {staff}. {again} | {praise} {shopfeel} e {staff}. {again} | Entrei só para comprar {little} e {staff}. {again}
staff: a moça do caixa conhecia cada tecido | tiveram paciência com as minhas dúvidas | me deixaram sentir tudo com calma | me ajudaram a levar até o carro | ninguém me apressou
shopfeel: Que loja gostosa | A loja é muito cheirosa | É fácil achar tudo | Um lugar tranquilo
little: uma vela | panos de prato | uma almofada | um refil

store.fair: {shrug} {shopfeel}, mas faltava metade dos produtos. | {shrug} Coisas bonitas, pouco espaço para andar.
store.bad: {alas} O que eu queria estava em falta, embora o site dissesse que tinha. {gone} | {alas} Parecia que ninguém me via ali. {gone}

queue.bad: {alas} {stood}. {onetill}. {gone} | {onetill}, {stood}. {gone} | Larguei tudo e fui embora, {stood}.
queue.fair: {shopfeel}, mas {stood}. | {shrug} {onetill}, vá com tempo.
stood: fiquei vinte minutos na fila | a fila ia até a porta | esperei meia hora para pagar | demorei mais no caixa do que escolhendo
onetill: Só um caixa aberto | Três vendedores e um caixa só | Uma pessoa só para atender todo mundo

help.good: {praise} {quick} e {solved}. {again} | {quick}. {solved}. {again} | {praise} {solved} e com muita gentileza. {again}
quick: Responderam na hora | Tive resposta em minutos | Não esperei nada | Atendimento rápido | Me retornaram logo
quick.later: Responderam com calma e atenção | Resposta gentil e clara | Uma resposta clara e completa
quick.phone: Atenderam na hora | Sem espera no telefone | Atenderam logo na primeira
solved: resolveram de primeira | problema resolvido | já sabiam qual era o meu pedido | não precisei explicar duas vezes

help.fair: {shrug} Responderam, mas {butHelp}. | Simpáticos, mas {butHelp}.
butHelp: parecia resposta pronta | tive que perguntar duas vezes | acabei achando a página sozinha | foram várias mensagens
butHelp.phone: me deixaram na espera | precisei explicar tudo duas vezes | tive que achar a página por minha conta

help.bad: {alas} Responderam, mas {butHelp} e não resolveu. {gone} | {alas} Educados, mas não ajudaram em nada. {gone} | Perguntei uma coisa e responderam outra. {gone}

slow.bad: {alas} {agesago}. {gone} | {agesago}. Até lá {toolate}. {gone} | {alas} Quando responderam, {toolate}. {gone}
slow.fair: {agesago}, mas a resposta estava certa. | {shrug} Boa resposta, tarde demais.
slow.good: Demorou, mas {solved}.
agesago: Levaram um dia para responder | Esperei horas por uma linha de resposta | Só responderam no dia seguinte
agesago.hours: Esperei horas por uma linha de resposta | Levou horas para responderem | Passaram horas até alguém responder
toolate: eu já tinha resolvido sozinha | já não adiantava mais | eu já tinha desistido | as visitas já tinham ido embora

box.good: {praise} A caixa é a encomenda que eu mais espero. {again} | Nunca mais fiquei sem sabonete, {pleased}. {again} | {praise} Boa variedade este mês e quase sem lixo. {again}
box.fair: {shrug} Coisas boas, mas {same}. | Gosto da ideia, só que {same}.
box.bad: {alas} {same}. {gone} | {same} e ninguém pergunta o que eu preciso. {gone} | Pensando em cancelar: {same}.
same: todo mês são os mesmos três frascos | está acumulando debaixo da pia | não consigo escolher o que vem | é demais para quem mora sozinha

return.good: {praise} Devolver foi mais fácil do que comprar. {again} | Etiqueta na caixa e dinheiro de volta em poucos dias, {pleased}.
return.fair: {shrug} A devolução deu certo, {hurdle}. | O dinheiro voltou, {hurdle}.
return.bad: {alas} Devolvi, {hurdle}. {gone} | Para devolver uma peça precisei {chore}. {alas}
hurdle: mas tive que imprimir a etiqueta na casa de uma amiga | mas o formulário não achava o meu pedido | mas demorou demais | mas paguei o frete
chore: mandar três e-mails | ir duas vezes aos correios | ligar e esperar na linha | achar o formulário sozinha

checkout.good: Rápido e claro. | {praise} Paguei em um minuto. {again} | Muito fácil, até no celular. | Simples, sem precisar de cadastro.
checkout.fair: {shrug} {snag}, o resto foi fácil. | Deu certo, mas {snag}.
checkout.bad: {alas} {snag}. {gone} | {snag}. Quase desisti.
snag: a página de pagamento travou | tive que digitar o endereço duas vezes | o botão de pagar não respondia | recusaram meu cartão sem motivo

brand.good: {praise} Coisas que duram e gente que se importa. {again} | Minha casa ficou mais bonita por causa de vocês, {pleased}. {again} | {praise} Boa qualidade e preço honesto. {again} | Dou as toalhas de vocês para todo mundo que se muda.
brand.fair: {shrug} Gosto das coisas, dos preços nem tanto. | {shrug} Bom, mas há outras lojas. | Produtos lindos, atendimento irregular.
brand.bad: {alas} {letdown}. {gone} | {letdown}, já é a segunda vez. {gone} | Eu recomendava vocês. {letdown}.
letdown: Vocês não cumprem o prazo de entrega | É difícil falar com uma pessoa | A qualidade já não é a mesma | Prometem uma data e chega em outra

product.CL-DUV-180: a capa de edredom
product.CL-PIL-050: as fronhas
product.CL-SHE-160: o jogo de lençol
product.CL-THR-001: a manta de lã
product.CL-LMP-BED: a luminária de cabeceira
product.CL-TOW-BIG: a toalha de banho
product.CL-TOW-SET: o jogo de toalhas
product.CL-MAT-COR: o tapete de cortiça
product.CL-DIS-SOA: o porta-sabonete
product.CL-MUG-004: as canecas
product.CL-PLT-006: os pratos
product.CL-PAN-024: a frigideira de ferro
product.CL-BRD-OAK: a tábua de corte
product.CL-JAR-005: os potes
product.CL-TEA-003: os panos de prato
product.CL-CUS-045: a capa de almofada
product.CL-CAN-FIG: a vela de figo
product.CL-CAN-CED: a vela de cedro
product.CL-VAS-TAL: o vaso
product.CL-RUG-120: o tapete de juta
product.CL-LMP-FLR: a luminária de chão
product.CL-FRM-003: os porta-retratos
product.CL-SOA-REF: o refil de sabonete
product.CL-DSH-REF: o refil de detergente
product.CL-LAU-REF: o refil de lava-roupas
product.CL-CLO-003: os panos de limpeza
`,
);
