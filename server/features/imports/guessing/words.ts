/** Column names in one vocabulary: `data_compra`, `Fecha de compra` and `purchaseDate` all say {purchase, date}. */

/** Each concept with its words in English, Portuguese, Spanish and Romanian, as they stand in headers. */
const VOCABULARY: Record<string, string> = {
  order:
    'order orders pedido pedidos orden comanda comenzi comenda compra_id transaction invoice fatura factura',
  customer:
    'customer customers cliente clientes client clienti clientului user users usuario utilizator buyer comprador cumparator consumer shopper contact contacts contato contacto member person pessoa persona persoana billing consumidor lead leads mql subscriber patient paciente pacient case',
  account:
    'account accounts company conta empresa cuenta compania companie firma organization organisation organizacao organizacion',
  product: 'product products produto produtos producto productos produs produse article articulo item_name',
  item: 'item items itens articulos lineitem linha linea linie line',
  review: 'review reviews avaliacao avaliacoes resena opinion opiniao recenzie evaluare',
  survey: 'survey pesquisa encuesta sondaj questionnaire chestionar',
  response: 'response responses resposta respuesta raspuns answer answers answered submitted',
  payment: 'payment payments pagamento pago plata plati pagamentos pagos',
  event:
    'event events evento eventos eveniment activity activities atividade actividad activitate action acao accion touchpoint interaction interacao',
  id: 'id ids codigo code cod key number no nr num numero numar uuid guid identifier identificador ref reference referencia',
  unique: 'unique unico unica unic global',
  anonymous: 'anonymous anonymousid visitor cookie visitante vizitator',
  session: 'session sessao sesion sesiune',
  email: 'email mail correo emailaddress eletronico electronico',
  phone: 'phone telephone telefone telefono telefon tel mobile celular movil cell whatsapp fone mobil',
  name: 'name nome nombre nume fullname',
  first: 'first primeiro primer prenume firstname given',
  last: 'last sobrenome apellido apellidos lastname surname family ultimo',
  city: 'city cidade ciudad oras localitate',
  state: 'state estado uf judet provincia province region regiao',
  zip: 'zip postal cep postcode zipcode codpostal',
  address: 'address endereco direccion adresa street rua calle strada',
  country: 'country pais tara',
  domain: 'domain dominio domeniu website site',
  date: 'date data fecha dia day',
  time: 'at timestamp time hora ora datetime moment momento complete em en la on when quando cuando utc',
  created:
    'created creation criado criacao creado creacion creat creare criada registration registered cadastro registro inregistrare signup signed since',
  updated: 'updated atualizado actualizado actualizat modified changed',
  placed: 'placed purchase purchased compra achizitie ordered comprado cumparat realizado realizada feito',
  paid: 'paid approved pago platit aprovado aprobado aprovacao approval processed captured aprobat pagada',
  shipped:
    'shipped shipping_date carrier fulfilled dispatched sent enviado envio expediat despachado transportadora postado posted shipment despacho expediere invoiced_carrier',
  delivered: 'delivered delivery entregue entrega entregado livrat livrare livrata received arrived',
  promised:
    'promised promise estimated estimate prevista previsto estimado estimada prometido expected prazo due estimata estimat promis eta sla limite',
  cancelled: 'cancelled canceled cancellation cancelado cancelacion cancelamento anulat anulare cancelada',
  refunded: 'refunded refund reembolso estorno reembolsado rambursat rambursare',
  returned: 'returned return devolucao devolvido devolucion devuelto returnat retur',
  status: 'status situacao estatus stare stadiu',
  financial: 'financial financeiro financiero financiar',
  fulfillment: 'fulfillment fulfilment',
  total: 'total grand totals',
  subtotal: 'subtotal',
  tax: 'tax taxes imposto impuesto tva vat icms iva',
  discount: 'discount desconto descuento reducere',
  amount: 'amount value valor importe suma montante monto quantia valoare',
  price: 'price preco precio pret unitprice',
  freight: 'freight shipping frete flete envio_custo transport_cost shippingcost',
  currency: 'currency moeda moneda valuta',
  quantity: 'quantity qty quantidade cantidad cantitate qtd qtde units',
  sku: 'sku ean gtin variant',
  category: 'category categoria categorie department departamento',
  seller: 'seller sellers vendedor vendor vanzator merchant lojista supplier store loja tienda magazin',
  sequence: 'sequence sequential seq secuencia sequencial secventa',
  method: 'method type tipo metodo forma tip metoda gateway kind',
  installments: 'installments installment parcelas cuotas rate_plata parcels',
  score:
    'score nota rating stars estrelas estrellas stele puntaje pontuacao puntuacion scor calificacion grade punctaj rate',
  nps: 'nps',
  csat: 'csat',
  ces: 'ces',
  recommend: 'recommend recomendar recomenda recomendaria likelihood',
  title: 'title titulo titlu subject assunto asunto',
  comment:
    'comment comments message mensagem comentario comentarios comentariu feedback text texto mensaje mesaj body description opiniao verbatim',
  language: 'language idioma lingua limba lang locale',
  channel: 'channel canal medium meio',
  scale: 'scale escala scara',
  website: 'url',
};

const CONCEPT = new Map<string, string>(
  Object.entries(VOCABULARY).flatMap(([concept, words]) =>
    words.split(' ').map((word) => [word, concept] as const),
  ),
);
/** Words that say nothing of what a column is. */
const FILLING = new Set([
  'de',
  'do',
  'da',
  'del',
  'the',
  'of',
  'para',
  'el',
  'o',
  'a',
  'al',
  'dataset',
  'csv',
  'json',
  'txt',
  'tsv',
  'jsonl',
  'gz',
  'export',
  'e',
]);

/** A name's words: lower case, without accents, cut at signs and at capitals. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('e-mail', 'email')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word && !FILLING.has(word));
}

/** The concepts a name consists of; words outside the vocabulary stand for themselves. */
export function conceptsOf(name: string): string[] {
  const words = wordsOf(name);
  const whole = words.join('');
  if (words.length > 1 && CONCEPT.has(whole)) return [CONCEPT.get(whole)!];
  return words.flatMap((word) => {
    const known = CONCEPT.get(word);
    if (known) return [known];
    // `orderid`, `customername`
    for (const ending of ['id', 'name', 'email', 'date', 'status', 'number', 'code']) {
      const stem = word.endsWith(ending) ? CONCEPT.get(word.slice(0, -ending.length)) : undefined;
      if (stem) return [stem, CONCEPT.get(ending)!];
    }
    return [word];
  });
}

/** A name as an id space or key: `Customer ID` → `customer_id`. */
export function spaceOf(name: string): string {
  return wordsOfAll(name).join('_');
}

function wordsOfAll(name: string): string[] {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean);
}
