import { wordList } from '../comments/grammar.ts';

/** Lo que se dice en las conversaciones: Spanish, of Spain and Mexico alike. */
export const ES = wordList(`
hello: Hola, | Hola, buenas, | Hola a todos, | Hola, Casa Luma, | Hola, ¿qué tal?
dear: Hola, {first}: | Buenas, {first}: | {first}, ¿qué tal?
bye: Gracias de antemano, | Un saludo, | Saludos, | Muchas gracias,
sign: Un saludo, | Saludos cordiales, | Con cariño,
thanks: Perfecto, muchas gracias. | Me ayuda mucho, gracias. | Gracias, era todo lo que necesitaba. | Genial, gracias por resolverlo.
thanks.quick: Qué rapidez, gracias por la atención. | Qué rápido, muchas gracias.
close: Nos alegra que quedara resuelto. Escríbanos cuando lo necesite. | De nada. Aquí estamos para lo que haga falta. | Gracias por la paciencia. Que disfrute de su casa.

check.photo: Lo siento mucho, no debería haber pasado. ¿Me cuenta en una frase qué ve y si prefiere uno nuevo o el dinero? | Qué fastidio, lo lamento. ¿Prefiere el cambio o el reembolso? Una breve descripción del defecto también ayuda al almacén.
check.look: Gracias por escribir. Lo estoy mirando con el equipo y vuelvo enseguida con la respuesta. ¿Hay algo más que deba saber? | Gracias por preguntar. Prefiero dar la respuesta correcta a una rápida, así que lo estoy comprobando. ¿La dirección de su cuenta sigue siendo la buena?
detail.photo: Mejor uno nuevo, por favor. Estaba así cuando abrí la caja. | El cambio, por favor. Aquí no le pasó nada, llegó así.
detail.photo/money: Prefiero el dinero, si es posible. La caja por fuera estaba bien. | El reembolso, por favor. No llegué a usarlo.
detail.look: Nada que añadir, en mi cuenta está todo al día. Gracias por mirarlo. | Todo como antes, también la dirección. Gracias. | No, está todo bien. Sin prisa, pero me gustaría saberlo esta semana.
again.parcel: Perdón por escribir otra vez, pero todavía no ha llegado nada y el transportista tampoco avisa. ¿Pueden mirarlo de nuevo, por favor? | Sigue sin llegar. Fueron muy amables, pero quisiera saber si debo seguir esperando.
again.money: La etiqueta que me enviaron no se abre en mi móvil. ¿Me la pueden enviar otra vez? | Una pregunta más: en correos piden un formulario con el paquete. ¿Necesito uno?
again.question: Perdón, surgió otra cosa. ¿Alguien podría llamarme? Es más fácil de explicar. | No sé si lo entendí bien. ¿Me lo puede explicar otra vez?
fix.parcel: Tiene razón en preguntar, y lamento la espera. Acabo de hablar con el depósito: sale en la próxima ruta. Yo sigo el envío y aviso en cuanto se mueva.
fix.money: Gracias por avisar. Pedí una etiqueta nueva al almacén y se la envío en cuanto la tenga.
fix.question: Por supuesto. Pasé su pregunta a quien mejor conoce el tema y le escribo en cuanto tenga la respuesta.
settled.parcel: Gracias por volver a escribir. Lo seguí de nuevo: se entregó en su puerta hace una hora y el repartidor dejó un aviso. Si algo no está bien, basta con responder aquí.
settled.money: Gracias por volver a escribir. Le envié la etiqueta de nuevo, y el paquete no necesita nada más; en correos también la imprimen con el código.
settled.question: Gracias por volver a escribir. Lo anoté todo paso a paso y lo dejé en su cuenta; si por teléfono le resulta más fácil, llámenos y pregunte por mí.
promise.parcel: Mirar el seguimiento y escribir dónde está el paquete | Avisar en cuanto salga el nuevo
promise.money: Enviar la etiqueta de la devolución | Escribir en cuanto la etiqueta esté lista
promise.question: Escribir con la respuesta del equipo | Devolver la llamada sobre la duda

late-parcel.subject: ¿Dónde está el pedido {order}? | El pedido {order} no ha llegado | Retraso del pedido {order}
late-parcel.ask: Mi pedido {order} ya tendría que estar aquí y el seguimiento dice lo mismo desde hace días. ¿Me dicen dónde está? | Compré {product} en el pedido {order}, y la fecha prometida ya pasó. Nadie me avisó de nada. ¿Qué ocurre? | El transportista dice que el pedido {order} está "en camino", pero lleva mucho tiempo en camino. ¿Cuándo llega?
late-parcel.answer: Lamento la espera. El paquete se quedó en el depósito del transportista y desde esta mañana vuelve a moverse; debería llegar en dos días hábiles. Ya devolví los gastos de envío. | Lo siento, no debería ser así. Hablé con el transportista: el paquete subió a otra furgoneta. Ya está en la buena, y recibirá un aviso una hora antes.
late-parcel.more: Gracias. ¿Lo pueden dejar con el vecino si no estoy? | Bueno saberlo. ¿Me llegará otro número de seguimiento?
late-parcel.reply: Sí, ya lo anoté para el repartidor. El número de seguimiento es el mismo.
late-parcel.note: El transportista confirma: se quedó en el depósito. Envío devuelto como cortesía.
late-parcel.call: Preguntó por el pedido {order}, que va con retraso. Miramos el seguimiento: está en el depósito, llega en dos días. Pedí disculpas.

gift-in-time.subject: El pedido {order} es un regalo, ¿llega a tiempo? | Regalo de cumpleaños: pedido {order}
gift-in-time.ask: Compré {product} como regalo de cumpleaños (pedido {order}) y la fiesta es pasado mañana. Estaba prometido para ayer. ¿Hay alguna posibilidad de que llegue? | El pedido {order} es un regalo de boda y viajamos el fin de semana. Va con retraso. Díganme con sinceridad si debo buscar otra cosa.
gift-in-time.answer: Entiendo lo importante que es. Pedí al transportista que lo ponga primero en la ruta de mañana. Por si no llega, en su cuenta hay una tarjeta para imprimir, para no ir con las manos vacías. | Gracias por contarnos el motivo. La tienda envía hoy otro por mensajería urgente; si llega también el primero, basta con rechazarlo en la puerta.
gift-in-time.more: Sería estupendo. ¿Me avisan cuando salga a reparto? | Y si aun así no llega, ¿me devuelven el dinero?
gift-in-time.reply: Sí, por supuesto. Lo sigo yo personalmente.
gift-in-time.note: Es para una fiesta. Urgente acordado con el depósito, vigilar el seguimiento.
gift-in-time.call: El pedido {order} es un regalo y va con retraso. Acordamos envío urgente. Al principio con preocupación, al final con alivio.

wrong-size.subject: La talla del pedido {order} no es correcta | Más pequeño que en la página: pedido {order}
wrong-size.ask: Sin lavar y sin usar: recién salido de la caja, lo del pedido {order} es más pequeño de lo que dice la página. Quisiera devolverlo. | Compré {product} (pedido {order}) y no queda bien. Medí dos veces. ¿Cómo lo devuelvo?
wrong-size.answer: Gracias por medirlo, y perdón por la información de la página. En su cuenta está la etiqueta prepagada; el dinero llega tres días hábiles después de recibirlo. | Lo siento. No es la primera vez que nos lo dicen y estamos revisando la medida de la página. La etiqueta de devolución está en su cuenta, sin costo.
wrong-size.more: ¿Tengo que usar la caja original? | ¿Puedo cambiarlo por la talla siguiente?
wrong-size.reply: Sirve cualquier caja firme. Si quiere otra talla, pídala ahora y no cobramos el envío.
wrong-size.note: Otra vez la talla. Avisé al equipo de producto, conviene contarlos.
wrong-size.call: Lo del pedido {order} es demasiado pequeño. Expliqué la devolución, etiqueta enviada por correo.

damaged.subject: El pedido {order} llegó dañado | Algo roto en el pedido {order}
damaged.ask: Acabo de abrir el pedido {order} y encontré una grieta. Por fuera la caja parecía bien. ¿Qué podemos hacer? | El pedido {order} llegó hoy y siento decir que hay una pieza desportillada. ¿Me pueden ayudar?
damaged.answer: Lo siento mucho. Hoy sale uno nuevo, sin costo, y no hace falta devolver el roto. Cuidado con los bordes. | Gracias por avisar enseguida. Ya pedí la reposición; llega en tres o cuatro días. El dañado puede quedárselo o reciclarlo.
damaged.more: Gracias. ¿Tengo que estar en casa para recibirlo? | Muy amables. ¿Podría venir un poco mejor embalado esta vez?
damaged.reply: Pedí al almacén que lo embale doble y lo entregue en mano.
damaged.note: Segunda rotura de este lote. Almacén avisado, reposición sin costo.
damaged.call: Algo del pedido {order} llegó roto. Reposición pedida, nada que devolver.
damaged.ask/cloth: Acabo de abrir el pedido {order} y encontré un desgarro en la costura. Por fuera la caja parecía bien. ¿Qué podemos hacer? | El pedido {order} llegó hoy y siento decir que una pieza viene manchada. ¿Me pueden ayudar?
damaged.ask/soap: Acabo de abrir el pedido {order}, y uno de los envases se ha derramado. ¿Qué podemos hacer? | El pedido {order} llegó hoy y siento decir que el tapón de un envase está roto. ¿Me pueden ayudar?
damaged.answer/cloth: Lo siento mucho. Hoy sale uno nuevo, sin costo, y no hace falta devolver el otro.
damaged.answer/soap: Lo siento mucho. Hoy sale uno nuevo, sin costo, y no hace falta devolver el otro.
damaged.answer/money: Lo siento mucho. En su cuenta está la etiqueta prepagada; el dinero llega tres días hábiles después de recibir el paquete.
damaged.more/money: ¿Tengo que usar la caja original?
damaged.reply/money: Sirve cualquier caja firme.
damaged.note/money: Quiere el dinero y no la reposición. Etiqueta enviada, almacén avisado.
damaged.call/money: Algo del pedido {order} llegó dañado. Quiere el dinero; etiqueta enviada por correo.

wrong-item.subject: No es lo que pedí: {order} | Artículo equivocado en el pedido {order}
wrong-item.ask: Compré {product}, pero en la caja del pedido {order} venía otra cosa. ¿Me envían lo correcto? | Debe de haber una confusión: en el pedido {order} venía algo que nunca pedí.
wrong-item.answer: Fue un error nuestro, lo lamento. Lo correcto sale hoy. El otro se lo puede dar al mismo repartidor. | Perdón por la confusión. Lo correcto ya va en camino; para el otro hay una etiqueta prepagada en su cuenta.
wrong-item.more: ¿Cuándo llega lo correcto? | ¿Tengo que volver a embalar el otro?
wrong-item.reply: En dos o tres días. Para el otro sirve cualquier caja.
wrong-item.note: Dos pedidos cruzados al embalar, también se avisa a la otra persona.
wrong-item.call: Artículo equivocado en el pedido {order}. Lo correcto sale hoy, el otro se recoge.
wrong-item.ask/money: Compré {product}, pero lo que venía en la caja del pedido {order} no es lo que quería. Me gustaría devolverlo.
wrong-item.answer/money: El error fue nuestro, lo siento. En su cuenta está la etiqueta prepagada; el dinero llega tres días hábiles después de recibir el paquete.
wrong-item.more/money: ¿Tengo que usar la caja original?
wrong-item.reply/money: Sirve cualquier caja firme.
wrong-item.call/money: Otro producto en el pedido {order}. Quiere el dinero; etiqueta enviada por correo.

return.subject: Devolución del pedido {order} | ¿Cómo devuelvo el pedido {order}?
return.ask: Quisiera devolver {product} del pedido {order}. Es muy bonito, pero no va con mi habitación. ¿Cómo funciona? | ¿Cómo devuelvo el pedido {order}? Cambié de idea y todo sigue en su caja.
return.answer: Claro. La etiqueta está en su cuenta, en "Pedidos"; puede entregar el paquete en cualquier oficina en treinta días. El dinero llega tres días hábiles después de recibirlo. | Sin ningún problema. Acabo de enviar la etiqueta por correo. Si es más cómodo, puede llevarlo a una de nuestras tiendas.
return.more: Gracias. ¿Puedo devolver solo una parte? | ¿El dinero vuelve a la misma tarjeta?
return.reply: Sí, se reembolsa solo lo que devuelva, y por el mismo medio de pago.
return.note: Devolución en treinta días, no hace falta motivo.
return.call: Quiere devolver el pedido {order}. Expliqué cómo, etiqueta enviada por correo.

before-buying.subject: Consulta antes de comprar | Una pregunta sobre sus productos
before-buying.ask: Estoy pensando en comprar {product}. ¿De qué material, y dónde se hace? | Antes de comprar {product}: ¿el color de las fotos es el mismo con luz de día?
before-buying.answer: Gracias por preguntar. Todo se hace en pequeños talleres de Portugal; el material está al final de la página. Si no le va bien, tiene treinta días para devolverlo. | Buena pregunta. Con luz de día el color es un poco más cálido que en las fotos. Si no le va bien, tiene treinta días para devolverlo.
before-buying.more: ¿Y lo tienen ahora? | Bien. ¿Cuánto tarda en llegar?
before-buying.reply: Lo tenemos aquí y sale el mismo día del pedido; la mayoría de los paquetes llega en tres a cinco días.
before-buying.note: Contestado con lo que está en la página. Allí falta todavía la foto con luz de día.
before-buying.call: Preguntó antes de comprar {product}. Informé, también de los treinta días para devolver.
before-buying.ask/cloth: Estoy pensando en comprar {product}. ¿De qué material es exactamente? Tengo alergia a algunos acabados. | Antes de comprar {product}: ¿las medidas de la página son con o sin dobladillo? | En las fotos me gusta mucho. Si compro {product}, ¿el color con luz de día es más arena o más gris?
before-buying.answer/cloth: Gracias por preguntar. No lleva ningún acabado y tiene certificado OEKO-TEX; el sello está al final de la página. | Buena pregunta. Las medidas son de la pieza acabada, con dobladillo, y un centímetro de margen. | Buena pregunta. Con luz de día el color tira a arena. Si quiere, le envío una muestra por correo.
before-buying.ask/lamp: Antes de comprar {product}: ¿viene con bombilla, y se puede regular la luz?
before-buying.answer/lamp: Gracias por preguntar. Viene con una bombilla LED de luz cálida, y se regula con su propio interruptor.
before-buying.ask/candle: Antes de comprar {product}: ¿cuánto dura encendida, y de qué cera es?
before-buying.answer/candle: Gracias por preguntar. Es cera de colza y dura unas cuarenta horas.
before-buying.ask/soap: Antes de comprar {product}: ¿lleva perfume? A mi piel no le sienta bien.
before-buying.answer/soap: Gracias por preguntar. Lleva un poco de aceite de lavanda; en la misma página está la versión sin perfume.
before-buying.ask/iron: Antes de comprar {product}: ¿sirve para inducción y para el horno?
before-buying.answer/iron: Gracias por preguntar. Sí, para ambos: en cualquier cocina, y en el horno hasta 250 grados.

availability.subject: ¿Cuándo vuelve? | ¿Estará disponible pronto?
availability.ask: Llevo un tiempo esperando para comprar {product}. ¿Cuándo se puede pedir otra vez? | ¿Llegará más pronto? Quiero comprar {product}, y me llevaría dos unidades.
availability.answer: La próxima entrega se espera en unas dos semanas. Ya está en la lista: recibirá un solo correo cuando llegue. | Estamos haciendo más. Puedo apartar dos unidades sin compromiso; avisamos en cuanto lleguen.
availability.more: Sí, por favor, apártenlos. | ¿Podría recogerlo en la tienda?
availability.reply: Hecho. Le avisamos.
availability.note: Dos apartados hasta fin de mes.
availability.call: Preguntó cuándo vuelve. Queda en la lista de avisos.

product-care.subject: ¿Cómo se cuida? | Cuidados del pedido {order}
product-care.ask: Recibí {product} en el pedido {order} y me encanta. ¿Cómo hago para que siga así? | ¿Hay algo que deba saber para cuidarlo bien? Compré {product} y en el pedido {order} no venía folleto.
product-care.answer: Qué alegría leerlo. Un paño suave y húmedo, una gota de jabón neutro y secar enseguida: no hace falta más. Dejé la hoja de cuidados en su cuenta. | Gracias por preguntar. Nada de productos fuertes ni estropajos, ese es el secreto. La hoja va en todas las cajas; averiguaré por qué faltaba en la suya.
product-care.more: ¿Y las manchas ya secas? | ¿Le hace daño el sol?
product-care.reply: Deje un paño húmedo sobre la mancha un rato, sin frotar. Y mejor en un lugar sin sol de mediodía.
product-care.note: Faltaba otra vez la hoja de cuidados, avisé al almacén.
product-care.call: Preguntó cómo cuidar lo del pedido {order}. Expliqué, hoja enviada.
product-care.answer/cloth: Qué alegría leerlo. Agua fría, jabón suave y secar al aire: así mejora con los años. Dejé la hoja de cuidados en su cuenta. | Gracias por preguntar. Poco calor y nada de productos fuertes, ese es el secreto. La hoja va en todas las cajas; averiguaré por qué faltaba en la suya.
product-care.more/cloth: ¿Y las manchas, por ejemplo de vino tinto? | ¿Se puede meter en la máquina?
product-care.reply/cloth: Para las manchas, agua tibia y un poco de jabón, sin frotar. A mano es más suave que a máquina.
product-care.answer/candle: Qué alegría leerlo. La primera vez, deje que la cera se derrita hasta el borde, y corte la mecha a medio centímetro antes de encenderla otra vez. Dejé la hoja de cuidados en su cuenta.
product-care.answer/iron: Qué alegría leerlo. Agua caliente y cepillo, sin jabón, y una gota de aceite en caliente: así mejora con los años. Dejé la hoja de cuidados en su cuenta.
product-care.more/iron: ¿Y si se oxida un poco?
product-care.reply/iron: Frote con sal gruesa, ponga aceite y deje una hora en el horno.

missing-part.subject: Falta algo en el pedido {order} | El pedido {order} no está completo
missing-part.ask: El pedido {order} llegó hoy. Compré {product}, y no estaba en la caja. ¿Viene aparte? | Creo que falta parte del pedido {order}. La lista dice más de lo que había.
missing-part.answer: Lo siento. Se quedó en la mesa de embalaje, según acabo de saber. Sale hoy, sin costo. | Gracias por revisarlo con tanto cuidado. El pedido salió en dos paquetes y el segundo está en camino; llega mañana o pasado.
missing-part.more: Gracias. ¿Tendrá número de seguimiento? | De acuerdo. ¿Es el mismo transportista?
missing-part.reply: Sí, lo verá en su cuenta desde esta tarde.
missing-part.note: Encontrado en la mesa 2. Enviado después.
missing-part.call: Faltaba algo en el pedido {order}. El segundo paquete está en camino, di el número.

payment.subject: ¿Cobro doble del pedido {order}? | Pago del pedido {order}
payment.ask: En mi tarjeta aparece dos veces el pedido {order}. ¿Lo pueden revisar, por favor? | Pagué el pedido {order}, pero hoy recibí un recordatorio. ¿Pasó algo?
payment.answer: Puede estar con tranquilidad: el segundo apunte es solo una reserva y desaparece en cinco días hábiles. Se cobró una sola vez. | Gracias por avisar. El pago llegó, solo que no estaba asociado al pedido. Ya está; no haga caso del recordatorio.
payment.more: ¿Y si después sigue ahí? | ¿Me lo pueden dar por escrito para el banco?
payment.reply: Entonces escríbame aquí y le doy enseguida una confirmación para el banco.
payment.note: Reserva del banco, sin doble cobro. Comprobado con contabilidad. | Pago encontrado y asignado al pedido. Comprobado con contabilidad.
payment.call: Creía que el pedido {order} se había cobrado dos veces. Es una reserva, expliqué.

invoice.subject: Factura del pedido {order} | ¿Me pueden enviar la factura?
invoice.ask: Necesito la factura del pedido {order} a nombre de la empresa. ¿Se puede cambiar después? | No encuentro la factura del pedido {order}. ¿Dónde está?
invoice.answer: Con gusto. La emití de nuevo, está en su cuenta, en "Pedidos". | La factura está en su cuenta, debajo del pedido. También la envié por correo, para tenerla a mano.
invoice.more: Gracias. ¿Pueden añadir el número fiscal? | ¿Podrían enviar juntas todas las de este año?
invoice.reply: Hecho: la nueva versión está en su cuenta.
invoice.note: Factura emitida a nombre de la empresa, a petición.
invoice.call: Necesitaba la factura del pedido {order}. Enviada por correo durante la llamada.

box-change.subject: Otras cosas en mi caja mensual | Cambiar lo que viene en la caja mensual
box-change.ask: Me gusta la caja mensual, pero tengo más jabón del que puedo usar. ¿Puede venir más detergente en su lugar? | ¿Puedo elegir lo que viene en la caja mensual? Dos de las recargas no las uso nunca.
box-change.answer: Sí se puede: ya lo cambié desde la próxima caja. En su cuenta puede hacerlo cuando quiera, hasta cinco días antes del envío. | Claro. Díganos qué usa y eso enviamos. Quité de la próxima caja lo que sobra y puse dos recargas de detergente.
box-change.more: Estupendo. ¿El precio es el mismo? | ¿Puede ser también sin perfume?
box-change.reply: El precio es el mismo, y todas las recargas existen sin perfume.
box-change.note: Demasiado jabón, el tercero este mes. Para el equipo de producto.
box-change.call: Quiere otras recargas en la caja mensual. Cambiado desde la próxima.

box-pause.subject: Pausar mi caja mensual | ¿Puede esperar la caja mensual?
box-pause.ask: Me voy dos meses y todavía tengo bastante en casa. ¿Puede descansar la caja mensual un tiempo? | Se me acumulan un poco las cajas. No quiero cancelar la caja mensual, solo hacer una pausa. ¿Cómo?
box-pause.answer: Con gusto. Queda en pausa dos meses; avisamos una semana antes de empezar de nuevo y puede moverla. | Tiene sentido. Queda en pausa desde hoy y no se cobra nada. Con un clic en su cuenta vuelve.
box-pause.more: ¿Después podría ser cada dos meses? | Gracias. ¿Mantengo mi precio?
box-pause.reply: Sí a las dos cosas. Queda cada dos meses a partir de entonces.
box-pause.note: Pausa en lugar de cancelar. Cada dos meses le va mejor.
box-pause.call: Se va dos meses, caja mensual en pausa. Le gustó no tener que cancelar.

box-address.subject: Nueva dirección para la caja mensual | Me mudo
box-address.ask: Nos mudamos a fin de mes. ¿Pueden enviar la caja mensual a la nueva dirección desde entonces? Ya está en mi cuenta. | Cambié de dirección, pero la caja mensual muestra todavía la anterior. ¿Lo miran?
box-address.answer: Que vaya muy bien la mudanza. La próxima caja ya va a la nueva dirección; la comprobé con su cuenta. | Gracias por avisar a tiempo. La suscripción guardaba la dirección anterior; ya la cambié, y la próxima va a la nueva.
box-address.more: Gracias. ¿Y la caja que está en camino? | Perfecto. ¿Cambia el día de entrega?
box-address.reply: La que está en camino va todavía a la anterior; pedí que la guarden en el punto de recogida.
box-address.note: La dirección de la suscripción no sigue a la cuenta. Conocido, avisado de nuevo.
box-address.call: Se muda. Dirección de la caja mensual cambiada desde la próxima.

check-in.call: Pregunté qué tal la caja mensual. Le gusta, quisiera más variedad. Anotado. | Charla sobre la caja mensual: todo bien, lo usa todo. Le gustó la llamada. | Llamé después de la tercera caja. Le sobra jabón; pasa a cada dos meses. | Charla: le gusta mucho, pidió la recarga sin perfume desde la próxima. | Pregunté cómo va. Pensaba dejarlo; prefirió una caja más pequeña.
store.stock: Buscaba {product}, que faltaba en el estante. Aparté del almacén. | Quería dos unidades: pidió {product}. Encargado a la tienda, recibirá un aviso.
store.return: Cambió un regalo por un vale.
store.advice: Quería consejo sobre {product}. Se lo expliqué con calma, charla muy amable. | Preguntó qué jabón va con el dispensador. Mostrado en el estante.
store.ask: Estoy delante del estante y no encuentro {product}. ¿Queda en el almacén? | Vi {product} en el estante con otro precio que en la web. ¿Cuál es el correcto? | ¿También envuelven regalos aquí? No quise colarme en la fila.
`);
