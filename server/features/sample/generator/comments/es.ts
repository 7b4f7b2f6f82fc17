import { grammar } from './grammar.ts';

/** Spanish. */
export const ES = grammar(
  (count) => (count === 1 ? '1 día' : `${count} días`),
  `
pleased: estoy encantada | muy contento | me encanta | mejor de lo que esperaba | justo lo que buscaba | no puedo pedir más
praise:  |  | Genial. | Perfecto. | Muy bien. | Todo estupendo. | Un diez. | Enhorabuena.
again:  |  | Volveré a comprar. | Repetiré seguro. | Ya se lo he dicho a mi hermana. | Gracias. | Lo recomiendo.
alas:  |  | Qué decepción. | Deja que desear. | Una lástima. | Esperaba más. | Frustrante.
gone:  |  | La próxima vez me lo pensaré. | No sé si volveré a comprar. | Una pena, porque me gustan sus cosas. | Tienen que arreglarlo.
shrug:  |  | Bien, sin más. | En general, bien. | Nada especial. | Regular.

delivery.good: {praise} Compré {product} y llegó {soon}, {wrapped}. {again} | {praise} Acerté con {product}, {pleased}. {again} | {praise} Llegó {soon} y {wrapped}, {pleased}. {again} | Regalé {product} y fue todo un acierto. {again}
soon: a tiempo | un día antes | el día prometido | antes de lo que pensaba | justo para el fin de semana
wrapped: todo muy bien envuelto | empaquetado con cariño | sin plásticos en la caja | sin un solo rasguño | con una nota a mano

delivery.fair: {shrug} Me gusta lo que compré, {quibble}. | {shrug} Llegó a tiempo, {quibble}. | Buena calidad, {quibble}.
quibble: pero la caja venía golpeada | aunque pensaba que el color era más cálido | aunque es algo caro para lo que es | pero el repartidor lo dejó bajo la lluvia | aunque sobra embalaje

delivery.bad: {alas} Pedí {product} y vino {flaw}. {gone} | {alas} Llegó a tiempo, pero vino {flaw}. {gone}
flaw: con una mancha | con un golpe | sin parecerse en nada a la foto | con un olor químico muy fuerte | con piezas cambiadas | con un acabado pobre

late.bad: {alas} El pedido llegó con {days} de retraso {silence}. {gone} | {alas} {waited}. Llegó {days} después de la fecha prometida. {gone} | Con {days} de retraso {silence}. {alas} | {alas} El seguimiento decía «en reparto» y nada. {days} de retraso. {gone}
silence: y nadie me avisó | sin ninguna explicación | y nadie sabía dónde estaba | y tuve que reclamarlo yo
waited: Me quedé en casa esperando para nada | Pedí el día libre para recibirlo | Era un regalo de cumpleaños | Los invitados llegaron antes que el paquete

late.fair: {shrug} Llegó con {days} de retraso, pero {product} mereció la espera. | Me gusta lo que pedí, la entrega no tanto: {days} de retraso. | {shrug} Llegó {days} después de lo prometido. Lo demás, bien.
late.good: Tardó {days} más, pero valió la pena. {pleased}. | Un poco tarde, no importa: {pleased}. | El paquete se retrasó {days} y fueron muy amables. {again}

size.bad: {alas} La funda es {short} de lo que dice la web. {gone} | {alas} {measured}. {returning}. {gone} | La medida de la web está mal, es {short}. {returning}.
short: bastante más pequeña | unos diez centímetros más corta | mucho más pequeña | más estrecha
measured: La medí dos veces y no son 180 | No sirve para una cama de ese tamaño | Cubre solo la mitad del nórdico
returning: La voy a devolver | Ya la devolví | Tuve que devolverla

size.fair: El lino es bonito, pero es {short} de lo descrito. | {shrug} {measured}. La tela, eso sí, es buena.
size.good: {returning} porque es {short}, pero el reembolso fue rápido. | Nos quedó pequeña, pero el cambio fue fácil. {pleased} con el servicio.

store.good: {praise} {staff}. {again} | {praise} {shopfeel} y {staff}. {again} | Entré a por {little} y {staff}. {again}
staff: la chica de la caja conocía cada tejido | tuvieron tiempo para mis preguntas | me dejaron tocarlo todo | me ayudaron a llevarlo al coche | nadie me metió prisa
shopfeel: Qué tienda tan bonita | Huele de maravilla | Todo se encuentra fácil | Un sitio tranquilo
little: una vela | unos paños | un cojín | una recarga

store.fair: {shrug} {shopfeel}, pero faltaba media colección. | {shrug} Cosas bonitas, poco sitio para moverse.
store.bad: {alas} Lo que buscaba no estaba, aunque la web decía que sí. {gone} | {alas} Parecía que nadie me veía. {gone}

queue.bad: {alas} {stood}. {onetill}. {gone} | {onetill}, {stood}. {gone} | Lo dejé todo y me fui, {stood}.
queue.fair: {shopfeel}, pero {stood}. | {shrug} {onetill}, hay que ir con tiempo.
stood: estuve veinte minutos en la cola | la cola llegaba a la puerta | esperé media hora para pagar | tardé más en pagar que en elegir
onetill: Solo había una caja abierta | Tres empleados y una sola caja | Una sola persona para todos

help.good: {praise} {quick} y {solved}. {again} | {quick}. {solved}. {again} | {praise} {solved} y con mucha amabilidad. {again}
quick: Contestaron al momento | Tuve respuesta en minutos | Sin esperas | Atención rápida | Me respondieron enseguida
quick.later: Se tomaron el tiempo de hacerlo bien | Respuesta amable y clara | Una respuesta clara y completa
quick.phone: Me atendieron enseguida | Sin esperas al teléfono | Contestaron a la primera
solved: lo resolvieron a la primera | problema resuelto | ya sabían cuál era mi pedido | no tuve que explicarlo dos veces

help.fair: {shrug} Me contestaron, aunque {butHelp}. | Amables, pero {butHelp}.
butHelp: parecía una respuesta copiada | tuve que preguntar dos veces | al final encontré la página yo sola | hicieron falta varios mensajes
butHelp.phone: me dejaron en espera | tuve que explicarlo todo dos veces | la página la tuve que encontrar yo

help.bad: {alas} Contestaron, pero {butHelp} y no se resolvió nada. {gone} | {alas} Muy educados, pero no ayudaron. {gone} | Pregunté una cosa y me contestaron otra. {gone}

slow.bad: {alas} {agesago}. {gone} | {agesago}. Para entonces {toolate}. {gone} | {alas} Cuando contestaron, {toolate}. {gone}
slow.fair: {agesago}, pero la respuesta era buena. | {shrug} Buena respuesta, demasiado tarde.
slow.good: Tardaron, pero {solved}.
agesago: Tardaron un día en contestar | Esperé horas por una línea de respuesta | No contestaron hasta el día siguiente
agesago.hours: Horas esperando una línea de respuesta | Tardaron horas en contestar | Pasaron horas hasta que alguien respondió
toolate: ya lo había resuelto yo | ya daba igual | ya me había rendido | los invitados ya se habían ido

box.good: {praise} La caja es el paquete que más espero. {again} | Ya no me quedo sin jabón, {pleased}. {again} | {praise} Buena mezcla este mes y casi sin residuos. {again}
box.fair: {shrug} Cosas buenas, pero {same}. | Me gusta la idea, aunque {same}.
box.bad: {alas} {same}. {gone} | {same} y nadie pregunta qué necesito. {gone} | Pienso en dejarlo: {same}.
same: cada mes son los mismos tres botes | se me acumulan bajo el fregadero | no puedo elegir lo que viene | es demasiado para una persona

return.good: {praise} Devolverlo fue más fácil que comprarlo. {again} | Etiqueta en la caja y el dinero en pocos días, {pleased}.
return.fair: {shrug} La devolución salió bien, {hurdle}. | El dinero volvió, {hurdle}.
return.bad: {alas} Lo devolví, {hurdle}. {gone} | Para devolver una cosa tuve que {chore}. {alas}
hurdle: pero tuve que imprimir la etiqueta en casa de una amiga | pero el formulario no encontraba mi pedido | pero tardó demasiado | pero pagué yo el envío
chore: escribir tres correos | ir dos veces a correos | llamar y esperar | encontrar el formulario por mi cuenta

checkout.good: Rápido y claro. | {praise} Pagué en un minuto. {again} | Muy fácil, incluso con el móvil. | Sencillo, sin tener que registrarme.
checkout.fair: {shrug} {snag}, lo demás fue fácil. | Funcionó, pero {snag}.
checkout.bad: {alas} {snag}. {gone} | {snag}. Casi lo dejo.
snag: la página de pago se quedó colgada | tuve que escribir la dirección dos veces | el botón de pagar no respondía | rechazaron mi tarjeta sin motivo

brand.good: {praise} Cosas que duran y gente que se preocupa. {again} | Mi casa está más bonita gracias a ustedes, {pleased}. {again} | {praise} Buena calidad y precios honestos. {again} | Regalo sus toallas a todo el que se muda.
brand.fair: {shrug} Me gustan las cosas, los precios menos. | {shrug} Bien, pero hay otras tiendas. | Productos preciosos, servicio irregular.
brand.bad: {alas} {letdown}. {gone} | {letdown}, y ya van dos veces. {gone} | Antes los recomendaba. {letdown}.
letdown: No cumplen las fechas de entrega | Es difícil hablar con una persona | La calidad ya no es la misma | Prometen una fecha y llega en otra

product.CL-DUV-180: la funda nórdica
product.CL-PIL-050: las fundas de almohada
product.CL-SHE-160: el juego de sábanas
product.CL-THR-001: la manta de lana
product.CL-LMP-BED: la lámpara de noche
product.CL-TOW-BIG: la toalla de baño
product.CL-TOW-SET: el juego de toallas
product.CL-MAT-COR: la alfombra de corcho
product.CL-DIS-SOA: el dispensador de jabón
product.CL-MUG-004: las tazas
product.CL-PLT-006: los platos
product.CL-PAN-024: la sartén de hierro
product.CL-BRD-OAK: la tabla de cortar
product.CL-JAR-005: los tarros
product.CL-TEA-003: los paños de cocina
product.CL-CUS-045: la funda de cojín
product.CL-CAN-FIG: la vela de higo
product.CL-CAN-CED: la vela de cedro
product.CL-VAS-TAL: el jarrón
product.CL-RUG-120: la alfombra de yute
product.CL-LMP-FLR: la lámpara de pie
product.CL-FRM-003: los marcos
product.CL-SOA-REF: la recarga de jabón
product.CL-DSH-REF: la recarga de lavavajillas
product.CL-LAU-REF: la recarga de detergente
product.CL-CLO-003: los paños de limpieza
`,
);
