/**
 * Words that say nothing of what somebody asks, by language, without accents. PostgreSQL's stemmers know those of English,
 * Portuguese and Spanish as long as their accents are written; of Romanian they know none. Courtesies they take for words.
 */
import type { LastAsked } from '../conversations/last-asked.ts';

export type Language = NonNullable<LastAsked['language']>;
export const LANGUAGES = ['en', 'pt-BR', 'es', 'ro'] as const satisfies Language[];

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const COMMON: Record<Language, ReadonlySet<string>> = {
  en: words(`
    hello hi hey dear good morning afternoon evening day thanks thank please regards best kind kindly sincerely cheers sorry
    help want need would could should can may might must like know tell let get got getting give make made say said
    one also just still really already even ever never always much many lot something anything nothing someone anyone
    today yesterday tomorrow now soon time times way thing things im ive id ill dont doesnt didnt cant isnt wont
    new old see look go going come back use using used try tried think wonder wondering
    two three four five six seven eight nine ten`),
  'pt-BR': words(`
    ola oi bom boa dia tarde noite obrigado obrigada obrigados obrigadas favor atenciosamente abraco abracos prezado prezada
    prezados cumprimentos desculpe desculpa ajuda ajudar gostaria queria quero querer preciso precisar posso pode podem poder
    consigo consegue conseguir fazer faco faz fiz saber sei sabe dizer diga ter tenho tinha teve tive ser sou era sao estao estar
    estou esta estava esteve ha vai vou ir foi fui nao voce voces ate ja tambem so sobre pra pro pras pros pq porque aqui ai la
    hoje ontem amanha agora ainda sempre nunca muito muita muitos muitas mais menos coisa coisas algo nada alguem ninguem
    alguma algum algumas alguns todo toda todos todas outro outra outros outras novo nova vez vezes ver deu dar dei voltar
    qual quais onde quanto quanta quantos quantas quando como
    dois duas tres quatro cinco seis sete oito nove dez`),
  es: words(`
    hola buenos buenas buen dia dias tarde tardes noche noches gracias favor saludo saludos cordial cordiales atentamente
    estimado estimada estimados disculpe disculpa disculpen perdon ayuda ayudar ayudarme gustaria quisiera queria quiero querer
    necesito necesitar puedo puede pueden podria podrian poder hacer hago hace hice hizo saber se sabe decir dice digo digame
    tener tengo tiene tenia tuve ser soy estoy esta estan estaba ir voy va fue fui mas tambien solo ya aun asi aqui alli ahi hoy
    ayer manana ahora todavia siempre nunca muy mucho mucha muchos muchas menos cosa cosas algo nada alguien nadie algun alguna
    algunas algunos todo toda todos todas otro otra otros otras nuevo nueva vez veces ver dar volver cual cuales donde cuanto
    cuanta cuantos cuantas cuando como que porque tal si
    dos tres cuatro cinco seis siete ocho nueve diez`),
  ro: words(`
    a ai aia al ale alea ali alt alta alte altul am ar are as asa asta astea astia atat atata ati atunci au avea aveam aveti avem
    aici acolo acum acest aceasta acesta aceste acestea acestui acestei acel acea acela aceea acele acelea azi ieri maine
    ba bine buna bun bune buni ca cam cand care carei caror carui cat cata cate cati ce cei cel cele ceva chiar ci cine cineva cu
    cum cumva caci dar daca da de deci deja desi despre din dintr dintre doar dupa e ea ei el ele era erau este esti eu eram
    fara fi fie fiind fost iar ii il imi in inainte inapoi inca intr intre isi iti la le li lor lui lucru lucruri ma mai mea mei
    mele meu mi mie mine mult multa multe multi ne nici nicio niciun nimeni nimic niste noi nostru noastra noastre nostri nou
    noua nu numai o ori oricum orice oricine pai pana pe pentru peste poate pot poti putea putem puteti prea prin s sa sau sale
    sant se si sunt suntem sunteti sub sus ta tale tau te ti tie toata toate tocmai tot toti totusi tu un una unde unei unele unii
    unor unu unui unul va vi voi vom vor vostru voastra voastre vreo vreun vreau vrea vrem as dori doresc doriti trebuie fac face
    facut faceti facem stiu stie spune spuneti zi ziua zile seara dimineata salut salutari multumesc multumim rog scuze ajutor
    ajuta ajutati ajutat amabil stima respect numele domnule doamna draga azi iata asadar astfel totodata fiecare cumva oare
    doi doua trei patru cinci sase sapte opt noua zece`),
};

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const HAS_LETTERS = /\p{L}{2}/u;

/** As they are written, in lower case. Numbers and single letters are none: they name a thing, not a question. */
export const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(WORD) ?? []).filter((word) => HAS_LETTERS.test(word));

const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '');

/** Those of a text that may say what it is about, each once. */
export const tellingWords = (text: string, language: Language): string[] => [
  ...new Set(wordsIn(text).filter((word) => !COMMON[language].has(plain(word)))),
];
