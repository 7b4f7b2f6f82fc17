import { wordList } from '../comments/grammar.ts';

/** O que se diz nas conversas: Brazilian Portuguese. */
export const PT_BR = wordList(`
hello: Olá, | Oi, tudo bem? | Olá, pessoal, | Oi, | Oi, pessoal da Casa Luma,
dear: Olá, {first}, | Oi, {first}, | {first}, tudo bem?
bye: Agradeço desde já, | Abraços, | Um abraço, | Atenciosamente,
sign: Um abraço, | Atenciosamente, | Com carinho,
thanks: Perfeito, agradeço muito. | Ajudou demais, valeu. | Era só isso mesmo, muito bom. | Ótimo, valeu por resolver.
thanks.quick: Que rapidez, agradeço a atenção. | Nossa, que rápido. Valeu.
close: Que bom que deu certo. Quando precisar, é só chamar. | Imagina, estamos aqui para o que precisar. | Agradecemos a paciência. Aproveite a sua casa.

check.photo: Sinto muito por isso, não deveria ter acontecido. Você pode me contar em uma frase o que viu e se prefere um novo ou o dinheiro de volta? | Que chato, peço desculpas. Você prefere a troca ou o reembolso? Uma breve descrição do defeito também ajuda o nosso estoque.
check.look: Agradecemos o contato. Estou vendo isso com os colegas e já volto com a resposta. Tem mais alguma coisa que eu deva saber? | Boa pergunta. Prefiro dar a resposta certa a uma resposta rápida, então estou conferindo. O endereço do seu cadastro continua o mesmo?
detail.photo: Um novo seria melhor, por favor. Já estava assim quando abri a caixa. | A troca, por favor. Aqui não aconteceu nada, já chegou desse jeito.
detail.photo/money: Prefiro o dinheiro de volta, se for possível. A caixa por fora estava boa. | O reembolso, por favor. Não cheguei a usar.
detail.look: Nada a acrescentar, está tudo certo no meu cadastro. Agradeço por verificar. | Tudo como antes, o endereço também. Valeu. | Não, está tudo certo. Sem pressa, mas gostaria de saber ainda esta semana.
again.parcel: Desculpe escrever de novo, mas até agora não chegou nada e a transportadora também não avisou. Pode olhar mais uma vez, por favor? | Ainda não chegou. Vocês foram muito gentis, mas queria saber se devo continuar esperando.
again.money: A etiqueta que vocês enviaram não abre no meu celular. Podem enviar de novo? | Mais uma dúvida: a agência pede um formulário junto com o pacote. Preciso de um?
again.question: Desculpe, surgiu mais uma coisa. Alguém pode me ligar? Fica mais fácil de explicar. | Não sei se entendi direito. Pode me explicar mais uma vez?
fix.parcel: Você tem razão em perguntar, e peço desculpas pela espera. Acabei de falar com o centro de distribuição: sai na próxima rota. Vou acompanhar o rastreio e aviso assim que andar.
fix.money: Agradeço o aviso. Pedi uma etiqueta nova ao estoque e envio assim que tiver.
fix.question: Claro. Passei a sua pergunta a quem mais entende do assunto e escrevo assim que tiver a resposta.
settled.parcel: Agradecemos por voltar a falar com a gente. Fui atrás de novo: foi entregue na sua porta há uma hora e o motorista deixou um aviso. Se algo não estiver certo, é só responder aqui.
settled.money: Agradecemos por voltar a falar com a gente. Enviei a etiqueta de novo, e o pacote não precisa de mais nada; a agência também imprime pelo código.
settled.question: Agradecemos por voltar a falar com a gente. Escrevi tudo passo a passo e deixei na sua conta; se por telefone for mais fácil, é só ligar e chamar por mim.
promise.parcel: Olhar o rastreio e escrever onde está a encomenda | Avisar assim que o novo sair
promise.money: Enviar a etiqueta da devolução | Escrever assim que a etiqueta estiver pronta
promise.question: Escrever com a resposta dos colegas | Ligar de volta sobre a dúvida

late-parcel.subject: Onde está o pedido {order}? | O pedido {order} não chegou | Pedido {order} atrasado
late-parcel.ask: O meu pedido {order} já deveria ter chegado e o rastreio diz a mesma coisa há dias. Podem me dizer onde está? | Comprei {product} no pedido {order}, e o prazo já passou. Ninguém me avisou de nada. O que está acontecendo? | A transportadora diz que o pedido {order} está "a caminho", mas faz tempo que está a caminho. Quando chega?
late-parcel.answer: Sinto muito pela espera. A encomenda ficou parada no centro de distribuição e voltou a andar hoje cedo; deve chegar em até dois dias úteis. Já devolvi o valor do frete. | Peço desculpas, não é assim que deve ser. Falei com a transportadora: a encomenda foi para a rota errada. Agora está na certa, e você recebe um aviso uma hora antes.
late-parcel.more: Valeu. Podem deixar com o vizinho se eu não estiver? | Bom saber. Vou receber outro código de rastreio?
late-parcel.reply: Sim, já anotei para o entregador. O código de rastreio continua o mesmo.
late-parcel.note: Transportadora confirma: ficou no depósito. Frete devolvido como cortesia.
late-parcel.call: Perguntou pelo pedido {order}, que está atrasado. Vimos o rastreio juntos: no depósito, chega em dois dias. Pedi desculpas.

gift-in-time.subject: O pedido {order} é presente, chega a tempo? | Presente de aniversário: pedido {order}
gift-in-time.ask: Comprei {product} para dar de aniversário (pedido {order}) e a festa é depois de amanhã. Estava prometido para ontem. Ainda há chance de chegar a tempo? | O pedido {order} é presente de casamento e viajamos no fim de semana. Está atrasado. Sejam sinceros: devo procurar outra coisa?
gift-in-time.answer: Entendo como isso é importante. Pedi à transportadora que coloque a sua encomenda em primeiro na rota de amanhã. Se não der, há um cartão para imprimir na sua conta, para você não chegar de mãos vazias. | Agradeço por contar o motivo. A loja está enviando um segundo por expresso hoje; se o primeiro também chegar, é só recusar na porta.
gift-in-time.more: Seria maravilhoso. Vocês me avisam quando sair para entrega? | E se mesmo assim não chegar, recebo o dinheiro de volta?
gift-in-time.reply: Sim, com certeza. Estou acompanhando pessoalmente.
gift-in-time.note: É para uma festa. Expresso combinado com o depósito, favor acompanhar o rastreio.
gift-in-time.call: O pedido {order} é presente e está atrasado. Combinamos o envio expresso. No começo havia preocupação, no fim alívio.

wrong-size.subject: O tamanho do pedido {order} não confere | Menor do que na descrição: pedido {order}
wrong-size.ask: Não lavei nem usei: direto da caixa, o que veio no pedido {order} é menor do que diz a página. Gostaria de devolver. | Comprei {product} (pedido {order}) e não serve. Medi duas vezes. Como faço para devolver?
wrong-size.answer: Agradeço por medir, e peço desculpas pela informação da página. A etiqueta pré-paga está na sua conta; o dinheiro volta três dias úteis depois que recebermos. | Sinto muito. Não é a primeira vez que nos avisam, e estamos revendo a medida da página. A etiqueta da devolução está na sua conta, sem custo.
wrong-size.more: Preciso usar a caixa original? | Posso trocar pelo tamanho maior?
wrong-size.reply: Qualquer caixa firme serve. Se quiser outro tamanho, peça agora e não cobramos o frete.
wrong-size.note: De novo o tamanho. Avisei a equipe de produto, vamos contar os casos.
wrong-size.call: O que veio no pedido {order} é pequeno demais. Expliquei a devolução, etiqueta enviada por e-mail.

damaged.subject: O pedido {order} chegou danificado | Algo quebrado no pedido {order}
damaged.ask: Acabei de abrir o pedido {order} e encontrei uma rachadura. Por fora a caixa parecia boa. O que podemos fazer? | O pedido {order} chegou hoje e infelizmente veio uma peça lascada. Podem me ajudar?
damaged.answer: Sinto muito. Um novo sai hoje, sem custo, e não precisa devolver o quebrado. Cuidado com as pontas. | Que bom que avisou logo. Já pedi a reposição; chega em três ou quatro dias. O danificado pode ficar com você ou ir para a reciclagem.
damaged.more: Valeu. Preciso estar em casa para receber? | Muito gentil. Dá para embalar um pouco melhor desta vez?
damaged.reply: Pedi ao estoque que embale em dobro e entregue em mãos.
damaged.note: Segunda quebra deste lote. Estoque avisado, reposição sem custo.
damaged.call: Algo no pedido {order} chegou quebrado. Reposição pedida, nada a devolver.
damaged.ask/cloth: Acabei de abrir o pedido {order} e encontrei um rasgo na costura. Por fora a caixa parecia boa. O que podemos fazer? | O pedido {order} chegou hoje e infelizmente uma peça veio manchada. Podem me ajudar?
damaged.ask/soap: Acabei de abrir o pedido {order}, e um dos frascos vazou. O que podemos fazer? | O pedido {order} chegou hoje e infelizmente a tampa de um frasco veio quebrada. Podem me ajudar?
damaged.answer/cloth: Sinto muito. Um novo sai hoje, sem custo, e não precisa devolver o outro.
damaged.answer/soap: Sinto muito. Um novo sai hoje, sem custo, e não precisa devolver o outro.
damaged.answer/money: Sinto muito. A etiqueta pré-paga está na sua conta; o dinheiro volta três dias úteis depois que recebermos o pacote.
damaged.more/money: Preciso usar a caixa original?
damaged.reply/money: Qualquer caixa firme serve.
damaged.note/money: Quer o dinheiro de volta, sem reposição. Etiqueta enviada, estoque avisado.
damaged.call/money: Algo no pedido {order} chegou danificado. Quer o dinheiro de volta; etiqueta enviada por e-mail.

wrong-item.subject: Não foi o que pedi: {order} | Produto trocado no pedido {order}
wrong-item.ask: Comprei {product}, mas na caixa do pedido {order} veio outra coisa. Podem enviar o produto certo? | Acho que houve uma confusão: no pedido {order} veio algo que nunca pedi.
wrong-item.answer: O erro foi nosso, peço desculpas. O produto certo sai hoje. O outro pode ser entregue ao mesmo motorista. | Desculpe a confusão. O produto certo já está a caminho; para o outro há uma etiqueta pré-paga na sua conta.
wrong-item.more: Quando chega o certo? | Preciso embalar o outro de novo?
wrong-item.reply: Em dois ou três dias. Para o outro, qualquer caixa serve.
wrong-item.note: Dois pedidos trocados na embalagem, o outro cliente também está sendo avisado.
wrong-item.call: Produto trocado no pedido {order}. O certo sai hoje, o outro será recolhido.
wrong-item.ask/money: Comprei {product}, mas o que veio na caixa do pedido {order} não é o que eu queria. Gostaria de devolver.
wrong-item.answer/money: O erro foi nosso, peço desculpas. A etiqueta pré-paga está na sua conta; o dinheiro volta três dias úteis depois que recebermos o pacote.
wrong-item.more/money: Preciso usar a caixa original?
wrong-item.reply/money: Qualquer caixa firme serve.
wrong-item.call/money: Produto trocado no pedido {order}. Quer o dinheiro de volta; etiqueta enviada por e-mail.

return.subject: Devolução do pedido {order} | Como devolvo o pedido {order}?
return.ask: Gostaria de devolver {product} do pedido {order}. É muito bonito, só não combina com o meu quarto. Como funciona? | Como devolvo o pedido {order}? Mudei de ideia e está tudo na caixa ainda.
return.answer: Claro. A etiqueta está na sua conta, em "Pedidos"; é só deixar em qualquer agência em até trinta dias. O dinheiro volta três dias úteis depois que recebermos. | Sem problema nenhum. Acabei de enviar a etiqueta por e-mail. Se for mais fácil, pode levar a uma das nossas lojas.
return.more: Valeu. Posso devolver só uma parte? | O dinheiro volta para o mesmo cartão?
return.reply: Sim, só o que você devolver é reembolsado, pela mesma forma de pagamento.
return.note: Devolução em trinta dias, sem precisar de motivo.
return.call: Quer devolver o pedido {order}. Expliquei como, etiqueta enviada por e-mail.

before-buying.subject: Dúvida antes de comprar | Uma pergunta sobre os produtos
before-buying.ask: Estou pensando em comprar {product}. De que material, e feito onde? | Antes de comprar {product}: a cor das fotos é a mesma à luz do dia?
before-buying.answer: Que bom que perguntou. Tudo é feito em pequenas oficinas em Portugal; o material está no fim da página. Se não se adaptar, tem trinta dias para devolver. | Boa pergunta. À luz do dia a cor é um pouco mais quente do que nas fotos. Se não se adaptar, tem trinta dias para devolver.
before-buying.more: E tem em estoque? | Certo. Quanto tempo leva para chegar?
before-buying.reply: Temos em estoque e sai no dia da compra; a maioria das encomendas chega em três a cinco dias.
before-buying.note: Respondido com o que está na página. Ainda falta lá a foto à luz do dia.
before-buying.call: Perguntou antes de comprar {product}. Informei e falei dos trinta dias para devolver.
before-buying.ask/cloth: Estou pensando em comprar {product}. De que material exatamente? Tenho alergia a alguns acabamentos. | Antes de comprar {product}: as medidas da página são com ou sem a barra? | Gostei muito, nas fotos, quando vi {product}. À luz do dia a cor puxa mais para areia ou para cinza?
before-buying.answer/cloth: Que bom que perguntou. Não leva nenhum acabamento e tem certificação OEKO-TEX; o selo está no fim da página. | Boa pergunta. As medidas são da peça pronta, com a barra, e um centímetro de tolerância. | Boa pergunta. À luz do dia a cor puxa para areia. Posso enviar uma amostra pelo correio.
before-buying.ask/lamp: Antes de comprar {product}: vem com lâmpada, e dá para regular a luz?
before-buying.answer/lamp: Que bom que perguntou. Vem com uma lâmpada LED de luz quente, e a luz se regula no próprio interruptor.
before-buying.ask/candle: Antes de comprar {product}: quantas horas queima, e de que cera é?
before-buying.answer/candle: Que bom que perguntou. É cera de colza e queima por cerca de quarenta horas.
before-buying.ask/soap: Antes de comprar {product}: tem perfume? Minha pele não aceita bem.
before-buying.answer/soap: Que bom que perguntou. Tem um leve perfume de óleo de lavanda; na mesma página há a versão sem perfume.
before-buying.ask/iron: Antes de comprar {product}: funciona em fogão de indução e vai ao forno?
before-buying.answer/iron: Que bom que perguntou. Sim para os dois: em qualquer fogão, e no forno até 250 graus.

availability.subject: Quando volta ao estoque? | Vai ter de novo em breve?
availability.ask: Faz um tempo que quero comprar {product}. Quando dá para pedir de novo? | Vai chegar mais em breve? Quero comprar {product}, e levaria duas unidades.
availability.answer: A próxima entrega deve chegar em cerca de duas semanas. Coloquei você na lista: vai receber um único e-mail quando chegar. | Estamos fazendo mais. Posso reservar duas unidades sem compromisso; avisamos assim que chegarem.
availability.more: Sim, por favor, reservem. | Posso retirar na loja?
availability.reply: Feito. Avisamos você.
availability.note: Duas peças reservadas até o fim do mês.
availability.call: Perguntou quando volta ao estoque. Entrou na lista de aviso.

product-care.subject: Como cuidar? | Cuidados com o pedido {order}
product-care.ask: Recebi {product} no pedido {order} e adorei. Como cuido para continuar assim? | Há algo que eu deva saber para cuidar bem? Comprei {product} e não veio folheto no pedido {order}.
product-care.answer: Que bom ler isso. Pano macio e úmido, uma gota de sabão neutro e secar logo: não precisa de mais nada. Deixei o guia de cuidados na sua conta. | Boa pergunta. Nada de produto forte nem de esponja áspera, esse é o segredo. O folheto vem em toda caixa; vou descobrir por que faltou na sua.
product-care.more: E manchas que já secaram? | O sol faz mal?
product-care.reply: Deixe um pano úmido sobre a mancha por um tempo, sem esfregar. E um lugar longe do sol do meio-dia é melhor.
product-care.note: Folheto faltou na caixa de novo, avisei o estoque.
product-care.call: Perguntou como cuidar do que veio no pedido {order}. Expliquei, guia enviado.
product-care.answer/cloth: Que bom ler isso. Água fria, sabão neutro e secar ao ar: assim fica melhor com os anos. Deixei o guia de cuidados na sua conta. | Boa pergunta. Pouco calor e nada de produto forte, esse é o segredo. O folheto vem em toda caixa; vou descobrir por que faltou na sua.
product-care.more/cloth: E manchas, por exemplo de vinho tinto? | Pode ir na máquina?
product-care.reply/cloth: Para manchas, água morna e um pouco de sabão, sem esfregar. À mão é mais gentil do que à máquina.
product-care.answer/candle: Que bom ler isso. Na primeira vez, deixe a cera derreter até a borda, e corte o pavio a meio centímetro antes de acender de novo. Deixei o guia de cuidados na sua conta.
product-care.answer/iron: Que bom ler isso. Água quente e escova, sem sabão, e uma gota de óleo ainda quente: assim fica melhor com os anos. Deixei o guia de cuidados na sua conta.
product-care.more/iron: E se enferrujar um pouco?
product-care.reply/iron: Esfregue com sal grosso, passe óleo e deixe uma hora no forno.

missing-part.subject: Falta algo no pedido {order} | O pedido {order} veio incompleto
missing-part.ask: O pedido {order} chegou hoje. Comprei {product}, e não estava na caixa. Vem separado? | Acho que falta uma parte do pedido {order}. A lista tem mais coisas do que veio.
missing-part.answer: Sinto muito. Ficou na mesa de embalagem, como acabei de saber. Sai hoje, sem custo. | Agradeço por conferir com tanto cuidado. O pedido foi em duas caixas e a segunda está a caminho; chega amanhã ou depois.
missing-part.more: Valeu. Vai ter código de rastreio? | Certo. É a mesma transportadora?
missing-part.reply: Sim, aparece na sua conta hoje à noite.
missing-part.note: Encontrado na mesa 2. Enviado em seguida.
missing-part.call: Faltou algo no pedido {order}. A segunda caixa está a caminho, passei o código.

payment.subject: Cobrança em dobro no pedido {order}? | Pagamento do pedido {order}
payment.ask: O pedido {order} aparece duas vezes no meu cartão. Podem conferir, por favor? | Paguei o pedido {order}, mas hoje recebi uma cobrança. Deu algo errado?
payment.answer: Pode ficar com tranquilidade: o segundo lançamento é só uma reserva e some em até cinco dias úteis. A cobrança foi uma só. | Que bom que avisou. O pagamento chegou, só não estava ligado ao pedido. Já está certo; pode desconsiderar a cobrança.
payment.more: E se continuar lá depois disso? | Posso ter isso por escrito para o banco?
payment.reply: Aí é só escrever aqui, e envio na hora uma confirmação para o banco.
payment.note: Reserva da operadora, sem cobrança em dobro. Conferido com o financeiro. | Pagamento encontrado e ligado ao pedido. Conferido com o financeiro.
payment.call: Achou que o pedido {order} tinha sido cobrado duas vezes. É uma reserva, expliquei.

invoice.subject: Nota fiscal do pedido {order} | Podem enviar a nota fiscal?
invoice.ask: Preciso da nota fiscal do pedido {order} em nome da empresa. Dá para mudar depois? | Não encontro a nota fiscal do pedido {order}. Onde fica?
invoice.answer: Com prazer. Emiti de novo, está na sua conta em "Pedidos". | A nota está na sua conta, abaixo do pedido. Também enviei por e-mail, para você ter à mão.
invoice.more: Valeu. Podem incluir o CNPJ? | Dá para enviar todas deste ano juntas?
invoice.reply: Feito: a nova versão está na sua conta.
invoice.note: Nota emitida em nome da empresa, a pedido.
invoice.call: Precisava da nota do pedido {order}. Enviei por e-mail durante a ligação.

box-change.subject: Outros itens na minha caixa mensal | Trocar o que vem na caixa mensal
box-change.ask: Gosto da caixa mensal, mas tenho mais sabonete do que consigo usar. Pode vir mais refil de lava-roupas no lugar? | Dá para escolher o que vem na caixa mensal? Dois dos refis eu nunca uso.
box-change.answer: Dá sim: já troquei a partir da próxima caixa. Na sua conta você muda quando quiser, até cinco dias antes do envio. | Claro. Conte o que usa e mandamos isso. Tirei os que sobram da próxima caixa e coloquei dois refis de lava-roupas.
box-change.more: Que maravilha. O preço continua o mesmo? | Também pode ser sem perfume?
box-change.reply: O preço continua o mesmo, e todo refil tem versão sem perfume.
box-change.note: Sabonete demais, terceiro caso do mês. Para a equipe de produto.
box-change.call: Quer outros refis na caixa mensal. Mudei a partir da próxima.

box-pause.subject: Pausar a minha caixa mensal | A caixa mensal pode esperar?
box-pause.ask: Vou viajar por dois meses e ainda tenho bastante em casa. A caixa mensal pode parar um tempo? | As caixas estão acumulando um pouco. Não quero cancelar, só dar um tempo na caixa mensal. Como faço?
box-pause.answer: Com prazer. Pausei por dois meses; avisamos uma semana antes de recomeçar e aí você pode adiar. | Faz sentido. Fica pausada a partir de hoje, sem cobrança. Um clique na sua conta e ela volta.
box-pause.more: Depois pode ser um mês sim, um mês não? | Valeu. Mantenho o meu preço?
box-pause.reply: Sim para os dois. Deixei um mês sim, um mês não a partir daí.
box-pause.note: Pausa em vez de cancelar. Um mês sim, um mês não funciona melhor.
box-pause.call: Viaja por dois meses, caixa mensal pausada. Gostou de não precisar cancelar.

box-address.subject: Endereço novo da caixa mensal | Vou me mudar
box-address.ask: Vamos nos mudar no fim do mês. A caixa mensal pode ir para o endereço novo a partir daí? Já está no cadastro. | Mudei o endereço, mas a caixa mensal ainda mostra o antigo. Podem olhar?
box-address.answer: Boa mudança. A próxima caixa já vai para o endereço novo; conferi com o seu cadastro. | Que bom que avisou a tempo. A assinatura tinha guardado o endereço antigo; já mudei, e a próxima vai para o novo.
box-address.more: Valeu. E a caixa que está a caminho agora? | Perfeito. Muda o dia da entrega?
box-address.reply: A que está a caminho ainda vai para o antigo; pedi que fique no ponto de retirada.
box-address.note: O endereço da assinatura não acompanha o cadastro. Conhecido, avisado de novo.
box-address.call: Vai se mudar. Endereço da caixa mensal trocado a partir da próxima.

check-in.call: Perguntei como vai a caixa mensal. Gosta, queria mais variedade. Anotado. | Conversa sobre a caixa mensal: tudo certo, usa tudo. Gostou da ligação. | Liguei depois da terceira caixa. Sobra sabonete em casa; passou para um mês sim, um mês não. | Conversa: gosta muito, pediu o refil sem perfume a partir da próxima. | Perguntei como está indo. Pensava em parar; preferiu uma caixa menor.
store.stock: Procurava {product}, que faltava na prateleira. Separei do estoque. | Queria duas unidades: pediu {product}. Encomendado para a loja, será avisado.
store.return: Trocou um presente por um vale.
store.advice: Queria conselho sobre {product}. Expliquei com calma, conversa muito agradável. | Perguntou qual sabonete combina com o dispenser. Mostrei na prateleira.
store.ask: Estou em frente à prateleira e não encontro {product}. Sobrou algum no estoque? | Vi {product} na prateleira por um preço diferente do site. Qual é o certo? | Vocês também embrulham para presente aqui? Não quis furar a fila.
`);
