import { wordList } from '../comments/grammar.ts';

/** Ce se spune în conversații: Romanian. A product stands as an object only, since its name carries the article. */
export const RO = wordList(`
hello: Bună ziua, | Bună, | Salut, | Bună ziua, Casa Luma, | Bună tuturor,
dear: Bună ziua, {first}, | Bună, {first}, | Dragă {first},
bye: Mulțumesc anticipat, | Cu stimă, | Toate cele bune, | Mulțumesc mult,
sign: Cu drag, | Toate cele bune, | Cu stimă,
thanks: Perfect, mulțumesc. | Mă ajută mult, mulțumesc. | Mulțumesc, asta voiam să știu. | Minunat, mulțumesc că v-ați ocupat.
thanks.quick: Ce repede, mulțumesc pentru răspuns. | Foarte prompt, mulțumesc.
close: Ne bucurăm că s-a rezolvat. Scrieți-ne oricând aveți nevoie. | Cu plăcere. Suntem aici dacă mai apare ceva. | Vă mulțumim pentru răbdare. Să vă bucurați de casă.

check.photo: Îmi pare rău, nu trebuia să se întâmple. Îmi spuneți într-o propoziție ce vedeți și dacă preferați unul nou sau banii înapoi? | Neplăcut, ne cerem scuze. Preferați înlocuirea sau banii înapoi? O scurtă descriere a defectului ajută și depozitul.
check.look: Mulțumim că ne-ați scris. Verific împreună cu colegii și revin în scurt timp. Mai este ceva ce ar trebui să știu? | Mulțumim pentru întrebare. Prefer răspunsul corect unuia rapid, așa că verific acum. Adresa din contul dumneavoastră mai este valabilă?
detail.photo: Mai bine unul nou, vă rog. Așa era când am deschis cutia. | Înlocuirea, vă rog. La mine nu a pățit nimic, așa a venit.
detail.photo/money: Prefer banii înapoi, dacă se poate. Cutia pe dinafară arăta bine. | Banii înapoi, vă rog. Nu l-am folosit.
detail.look: Nimic de adăugat, în cont totul e la zi. Mulțumesc că verificați. | Totul ca înainte, și adresa. Mulțumesc. | Nu, totul e în regulă. Nu e grabă, dar aș vrea să știu săptămâna aceasta.
again.parcel: Îmi cer scuze că scriu din nou, dar tot nu a ajuns nimic și nici curierul nu dă vreun semn. Vă mai uitați o dată, vă rog? | Tot nu a venit. Ați fost foarte amabili, dar aș vrea să știu dacă mai are rost să aștept.
again.money: Eticheta pe care ați trimis-o nu se deschide pe telefonul meu. Mi-o puteți trimite din nou? | Încă o întrebare: la poștă se cere un formular pentru colet. Am nevoie de unul?
again.question: Scuze, a mai apărut ceva. M-ar putea suna cineva? E mai ușor de explicat. | Nu știu dacă am înțeles bine. Îmi puteți explica încă o dată?
fix.parcel: Aveți dreptate să întrebați și îmi cer scuze pentru așteptare. Tocmai am vorbit cu depozitul: pleacă în tura următoare. Urmăresc eu coletul și vă anunț imediat ce se mișcă.
fix.money: Mulțumesc că ne-ați spus. Am cerut depozitului o etichetă nouă și v-o trimit imediat ce o am.
fix.question: Desigur. Am dat întrebarea colegului care știe cel mai bine și vă scriu imediat ce am răspunsul.
settled.parcel: Mulțumim că ne-ați scris din nou. Am verificat încă o dată: a fost livrat la ușa dumneavoastră acum o oră, iar curierul a lăsat un mesaj. Dacă ceva nu e în regulă, răspundeți aici.
settled.money: Mulțumim că ne-ați scris din nou. V-am trimis eticheta încă o dată, iar coletul nu are nevoie de altceva; la poștă se poate tipări și după cod.
settled.question: Mulțumim că ne-ați scris din nou. Am notat totul pas cu pas și v-am pus în cont; dacă la telefon e mai ușor, sunați-ne și cereți să vorbiți cu mine.
promise.parcel: Verific coletul și scriu unde este | Anunț imediat ce pleacă înlocuitorul
promise.money: Trimit eticheta de retur | Scriu imediat ce eticheta e gata
promise.question: Scriu cu răspunsul colegilor | Sun înapoi în legătură cu întrebarea

late-parcel.subject: Unde este comanda {order}? | Comanda {order} nu a ajuns | Comanda {order} întârzie
late-parcel.ask: Comanda {order} trebuia să fie deja aici, iar urmărirea arată același lucru de câteva zile. Îmi spuneți unde este? | Am comandat {product}, comanda {order}, iar data promisă a trecut. Nu m-a anunțat nimeni. Ce se întâmplă? | Curierul spune despre comanda {order} că e „pe drum”, dar e pe drum de mult. Când ajunge?
late-parcel.answer: Îmi pare rău că așteptați. Coletul a rămas în depozitul curierului și de azi-dimineață e din nou pe drum; ar trebui să ajungă în cel mult două zile lucrătoare. V-am returnat costul livrării. | Îmi cer scuze, nu așa trebuie să fie. Am vorbit cu firma de curierat: coletul a ajuns în altă mașină. Acum e în cea bună și veți primi un mesaj cu o oră înainte.
late-parcel.more: Mulțumesc. Îl pot lăsa la vecini dacă nu sunt acasă? | Bine de știut. Primesc alt număr de urmărire?
late-parcel.reply: Da, am notat pentru curier. Numărul de urmărire rămâne același.
late-parcel.note: Curierul confirmă: a rămas în depozit. Livrarea returnată din partea casei.
late-parcel.call: A întrebat de comanda {order}, care întârzie. Am verificat împreună: e în depozit, vine în două zile. Mi-am cerut scuze.

gift-in-time.subject: Comanda {order} e un cadou, ajunge la timp? | Cadou de ziua cuiva: comanda {order}
gift-in-time.ask: Am comandat {product} drept cadou de ziua cuiva (comanda {order}), iar petrecerea e poimâine. Era promis pentru ieri. Mai sunt șanse să ajungă? | Comanda {order} e un cadou de nuntă și plecăm la sfârșitul săptămânii. Întârzie. Spuneți-mi sincer dacă să caut altceva.
gift-in-time.answer: Înțeleg cât de mult contează. Am rugat curierul să pună coletul primul pe tura de mâine. Dacă totuși nu ajunge, în cont găsiți o felicitare de tipărit, ca să nu mergeți cu mâna goală. | Mulțumim că ne-ați spus pentru ce este. Magazinul vă trimite azi încă unul prin curier rapid; dacă vine și primul, refuzați-l la ușă.
gift-in-time.more: Ar fi minunat. Mă anunțați când pleacă spre mine? | Și dacă totuși nu ajunge, primesc banii înapoi?
gift-in-time.reply: Da, desigur. Îl urmăresc eu personal.
gift-in-time.note: E pentru o petrecere. Livrare rapidă stabilită cu depozitul, de urmărit coletul.
gift-in-time.call: Comanda {order} e un cadou și întârzie. Am stabilit livrare rapidă. La început cu griji, la sfârșit cu ușurare.

wrong-size.subject: Mărimea din comanda {order} nu e bună | Mai mic decât în descriere: comanda {order}
wrong-size.ask: Nespălat și nefolosit: direct din cutie, ce a venit în comanda {order} e mai mic decât scrie pe pagină. Aș vrea să trimit înapoi. | Am comandat {product} (comanda {order}) și nu se potrivește. Am măsurat de două ori. Cum fac returul?
wrong-size.answer: Mulțumim că ați măsurat și ne cerem scuze pentru informația de pe pagină. În cont găsiți eticheta plătită; banii vin la trei zile lucrătoare după ce primim coletul. | Îmi pare rău. Nu e prima dată când ni se spune și verificăm dimensiunea de pe pagină. Eticheta de retur e în cont și nu vă costă nimic.
wrong-size.more: Trebuie folosită cutia originală? | Pot lua mărimea următoare în schimb?
wrong-size.reply: Orice cutie rezistentă e bună. Dacă doriți altă mărime, comandați acum și nu plătiți livrarea.
wrong-size.note: Din nou mărimea. Am anunțat echipa de produs, să le numărăm.
wrong-size.call: Ce a venit în comanda {order} e prea mic. Am explicat returul, eticheta trimisă pe e-mail.

damaged.subject: Comanda {order} a ajuns deteriorată | Ceva spart în comanda {order}
damaged.ask: Tocmai am deschis comanda {order} și am găsit o crăpătură. Cutia arăta bine pe dinafară. Ce putem face? | Comanda {order} a venit azi și, din păcate, o piesă e ciobită. Mă puteți ajuta?
damaged.answer: Îmi pare foarte rău. Azi pleacă unul nou, fără costuri, iar pe cel spart nu trebuie să îl returnați. Atenție la margini. | Mulțumim că ne-ați anunțat imediat. Am comandat înlocuitorul; ajunge în trei-patru zile. Pe cel deteriorat îl puteți păstra sau recicla.
damaged.more: Mulțumesc. Trebuie să fiu acasă când vine? | Drăguț din partea dumneavoastră. Se poate ambala puțin mai bine de data aceasta?
damaged.reply: Am rugat depozitul să îl ambaleze dublu și să îl predea personal.
damaged.note: A doua spargere din acest lot. Depozitul știe, înlocuire gratuită.
damaged.call: Ceva din comanda {order} a ajuns spart. Înlocuire comandată, nimic de returnat.
damaged.ask/cloth: Tocmai am deschis comanda {order} și am găsit o ruptură la cusătură. Cutia arăta bine pe dinafară. Ce putem face? | Comanda {order} a venit azi și, din păcate, o piesă e pătată. Mă puteți ajuta?
damaged.ask/soap: Tocmai am deschis comanda {order}, iar un flacon s-a vărsat. Ce putem face? | Comanda {order} a venit azi și, din păcate, capacul unui flacon e spart. Mă puteți ajuta?
damaged.answer/cloth: Îmi pare foarte rău. Azi pleacă unul nou, fără costuri, iar pe celălalt nu trebuie să îl returnați.
damaged.answer/soap: Îmi pare foarte rău. Azi pleacă unul nou, fără costuri, iar pe celălalt nu trebuie să îl returnați.
damaged.answer/money: Îmi pare foarte rău. În cont găsiți eticheta plătită; banii vin la trei zile lucrătoare după ce primim coletul.
damaged.more/money: Trebuie folosită cutia originală?
damaged.reply/money: Orice cutie rezistentă e bună.
damaged.note/money: Vrea banii înapoi, nu înlocuire. Etichetă trimisă, depozitul știe.
damaged.call/money: Ceva din comanda {order} a ajuns deteriorat. Vrea banii înapoi; eticheta trimisă pe e-mail.

wrong-item.subject: Nu e ce am comandat: {order} | Alt produs în comanda {order}
wrong-item.ask: Am comandat {product}, dar în cutia comenzii {order} era altceva. Îmi trimiteți produsul corect? | Cred că e o încurcătură: în comanda {order} a venit ceva ce nu am comandat.
wrong-item.answer: A fost greșeala noastră, ne cerem scuze. Produsul corect pleacă azi. Pe celălalt îl puteți da aceluiași curier. | Scuze pentru încurcătură. Produsul corect e deja pe drum; pentru celălalt aveți în cont o etichetă plătită.
wrong-item.more: Când ajunge cel corect? | Trebuie să îl ambalez la loc pe celălalt?
wrong-item.reply: În două-trei zile. Pentru celălalt e bună orice cutie.
wrong-item.note: Două comenzi încurcate la ambalare, anunțăm și cealaltă persoană.
wrong-item.call: Alt produs în comanda {order}. Cel corect pleacă azi, celălalt se ridică.
wrong-item.ask/money: Am comandat {product}, dar ce era în cutia comenzii {order} nu e ce voiam. Aș vrea să trimit înapoi.
wrong-item.answer/money: A fost greșeala noastră, ne cerem scuze. În cont găsiți eticheta plătită; banii vin la trei zile lucrătoare după ce primim coletul.
wrong-item.more/money: Trebuie folosită cutia originală?
wrong-item.reply/money: Orice cutie rezistentă e bună.
wrong-item.call/money: Alt produs în comanda {order}. Vrea banii înapoi; eticheta trimisă pe e-mail.

return.subject: Returul comenzii {order} | Cum returnez comanda {order}?
return.ask: Aș vrea să returnez {product} din comanda {order}. Arată foarte bine, doar că nu se potrivește în cameră. Cum se face? | Cum returnez comanda {order}? M-am răzgândit și totul e încă în cutie.
return.answer: Desigur. Eticheta e în cont, la „Comenzi”; predați coletul la orice oficiu în treizeci de zile. Banii vin la trei zile lucrătoare după ce îl primim. | Nicio problemă. Tocmai v-am trimis eticheta pe e-mail. Dacă e mai simplu, îl puteți aduce și într-un magazin al nostru.
return.more: Mulțumesc. Pot returna doar o parte? | Banii vin pe același card?
return.reply: Da, se rambursează doar ce trimiteți, pe aceeași cale.
return.note: Retur în treizeci de zile, fără motiv.
return.call: Vrea să returneze comanda {order}. Am explicat cum, eticheta trimisă pe e-mail.

before-buying.subject: Întrebare înainte de comandă | O întrebare despre produse
before-buying.ask: Mă gândesc să comand {product}. Din ce este și unde se face? | Înainte să comand {product}: culoarea din poze e aceeași la lumina zilei?
before-buying.answer: Mulțumim pentru întrebare. Totul se face în ateliere mici din Portugalia; materialul e trecut în josul paginii. Dacă nu vi se potrivește, aveți treizeci de zile pentru retur. | Bună întrebare. La lumina zilei culoarea e puțin mai caldă decât în poze. Dacă nu vi se potrivește, aveți treizeci de zile pentru retur.
before-buying.more: Și este acum în stoc? | Bine. Cât durează până ajunge?
before-buying.reply: Avem în stoc și pleacă în ziua comenzii; cele mai multe colete ajung în trei până la cinci zile.
before-buying.note: Răspuns cu ce scrie pe pagină. Acolo lipsește încă poza la lumina zilei.
before-buying.call: A întrebat înainte să comande {product}. Am răspuns, am spus și de cele treizeci de zile pentru retur.
before-buying.ask/cloth: Mă gândesc să comand {product}. Din ce este exact? Am alergie la unele finisaje. | Înainte să comand {product}: dimensiunile de pe pagină sunt cu sau fără tiv? | Îmi place foarte mult în poze. Dacă iau {product}, culoarea la lumina zilei bate în nisip sau în gri?
before-buying.answer/cloth: Mulțumim pentru întrebare. Nu are niciun finisaj și e certificat OEKO-TEX; eticheta e în josul paginii. | Bună întrebare. Dimensiunile sunt ale piesei finite, cu tiv, cu un centimetru toleranță. | Bună întrebare. La lumina zilei culoarea bate în nisip. Vă pot trimite o mostră prin poștă.
before-buying.ask/lamp: Înainte să comand {product}: are bec inclus și se poate regla lumina?
before-buying.answer/lamp: Mulțumim pentru întrebare. Are inclus un bec LED cu lumină caldă, iar lumina se reglează de la întrerupător.
before-buying.ask/candle: Înainte să comand {product}: cât arde și din ce ceară este?
before-buying.answer/candle: Mulțumim pentru întrebare. E din ceară de rapiță și arde cam patruzeci de ore.
before-buying.ask/soap: Înainte să comand {product}: are parfum? Pielea mea nu îl suportă.
before-buying.answer/soap: Mulțumim pentru întrebare. Are puțin ulei de lavandă; pe aceeași pagină găsiți varianta fără parfum.
before-buying.ask/iron: Înainte să comand {product}: merge pe inducție și la cuptor?
before-buying.answer/iron: Mulțumim pentru întrebare. Da, amândouă: pe orice plită, iar la cuptor până la 250 de grade.

availability.subject: Când revine în stoc? | Va fi disponibil în curând?
availability.ask: Aștept de ceva vreme să cumpăr {product}. Când se poate comanda din nou? | Mai vine în curând? Vreau să cumpăr {product}, aș lua două.
availability.answer: Următoarea livrare e așteptată în aproximativ două săptămâni. V-am trecut pe listă: veți primi un singur e-mail când ajunge. | Se lucrează la altele. Pot pune două deoparte fără obligații; vă anunțăm imediat ce sosesc.
availability.more: Da, vă rog, puneți-le deoparte. | Se poate ridica din magazin?
availability.reply: Gata. Vă anunțăm.
availability.note: Două bucăți puse deoparte până la sfârșitul lunii.
availability.call: A întrebat când revine în stoc. Trecut pe lista de anunțuri.

product-care.subject: Cum se îngrijește? | Îngrijirea produselor din comanda {order}
product-care.ask: Am primit {product} în comanda {order} și îmi place mult. Ce fac ca să rămână așa? | E ceva ce ar trebui să știu despre îngrijire? Am primit {product}, dar în comanda {order} nu era niciun pliant.
product-care.answer: Ne bucurăm mult. O cârpă moale și umedă, o picătură de săpun blând și uscare imediată: atât îi trebuie. V-am pus fișa de îngrijire în cont. | Mulțumim pentru întrebare. Fără detergenți puternici și fără bureți aspri, acesta e tot secretul. Fișa trebuie să fie în fiecare cutie; aflu de ce a lipsit dintr-a dumneavoastră.
product-care.more: Și petele deja uscate? | Îi face rău soarele?
product-care.reply: Lăsați o cârpă umedă pe pată o vreme, fără frecare. Și e mai bine ferit de soarele de la amiază.
product-care.note: Iar a lipsit fișa de îngrijire, am anunțat depozitul.
product-care.call: A întrebat cum se îngrijește ce a venit în comanda {order}. Am explicat, fișa trimisă.
product-care.answer/cloth: Ne bucurăm mult. Apă rece, săpun blând și uscare la aer: așa se face mai frumos cu anii. V-am pus fișa de îngrijire în cont. | Mulțumim pentru întrebare. Puțină căldură și fără detergenți puternici, acesta e tot secretul. Fișa trebuie să fie în fiecare cutie; aflu de ce a lipsit dintr-a dumneavoastră.
product-care.more/cloth: Și petele, de exemplu de vin roșu? | Se poate pune în mașină?
product-care.reply/cloth: Pentru pete, apă călduță și puțin săpun, fără frecare. De mână e mai blând decât la mașină.
product-care.answer/candle: Ne bucurăm mult. Prima dată lăsați ceara să se topească până la margine, iar fitilul tăiați-l la jumătate de centimetru înainte să o aprindeți din nou. V-am pus fișa de îngrijire în cont.
product-care.answer/iron: Ne bucurăm mult. Apă fierbinte și perie, fără săpun, și o picătură de ulei cât e caldă: așa se face mai bună cu anii. V-am pus fișa de îngrijire în cont.
product-care.more/iron: Și dacă ruginește puțin?
product-care.reply/iron: Frecați cu sare grunjoasă, ungeți cu ulei și lăsați o oră la cuptor.

missing-part.subject: Lipsește ceva din comanda {order} | Comanda {order} nu e completă
missing-part.ask: Comanda {order} a ajuns azi. Am comandat {product}, dar nu era în cutie. Vine separat? | Cred că lipsește o parte din comanda {order}. Pe listă e mai mult decât în colet.
missing-part.answer: Îmi pare rău. A rămas pe masa de ambalare, tocmai am aflat. Pleacă azi, fără costuri. | Mulțumim că ați verificat atât de atent. Comanda a plecat în două colete, iar al doilea e pe drum; ajunge mâine sau poimâine.
missing-part.more: Mulțumesc. Va avea număr de urmărire? | Bine. E același curier?
missing-part.reply: Da, îl găsiți în cont de diseară.
missing-part.note: Găsit la masa 2. Trimis ulterior.
missing-part.call: Lipsea ceva din comanda {order}. Al doilea colet e pe drum, am dat numărul.

payment.subject: Plată dublă la comanda {order}? | Plata comenzii {order}
payment.ask: Pe card comanda {order} apare de două ori. Puteți verifica, vă rog? | Am plătit comanda {order}, dar azi am primit o notificare de plată. S-a întâmplat ceva?
payment.answer: Vă pot liniști: a doua înregistrare e doar o rezervare și dispare singură în cinci zile lucrătoare. Plata s-a făcut o singură dată. | Mulțumim că ne-ați spus. Plata a ajuns, doar că nu era legată de comandă. Acum e în regulă; ignorați notificarea.
payment.more: Și dacă după aceea tot mai apare? | Îmi puteți da asta în scris pentru bancă?
payment.reply: Atunci scrieți-mi aici și vă dau pe loc o confirmare pentru bancă.
payment.note: Rezervare la procesatorul de plăți, fără plată dublă. Verificat cu contabilitatea. | Plată găsită și legată de comandă. Verificat cu contabilitatea.
payment.call: Credea că pentru comanda {order} s-a plătit de două ori. E o rezervare, am explicat.

invoice.subject: Factura comenzii {order} | Îmi puteți trimite factura?
invoice.ask: Am nevoie de factura comenzii {order} pe numele firmei. Se mai poate schimba? | Nu găsesc factura comenzii {order}. Unde este?
invoice.answer: Cu plăcere. Am emis-o din nou, o găsiți în cont la „Comenzi”. | Factura e în cont, sub comandă. V-am trimis-o și pe e-mail, ca să o aveți la îndemână.
invoice.more: Mulțumesc. Puteți adăuga codul fiscal? | Le puteți trimite împreună pe toate din acest an?
invoice.reply: Gata: noua versiune e în cont.
invoice.note: Factură emisă pe firmă, la cerere.
invoice.call: Avea nevoie de factura comenzii {order}. Trimisă pe e-mail în timp ce vorbeam.

box-change.subject: Altceva în cutia lunară | Schimbarea conținutului din cutia lunară
box-change.ask: Îmi place cutia lunară, dar am mai mult săpun decât pot folosi. Se poate pune mai mult detergent de rufe în loc? | Pot alege ce vine în cutia lunară? Două dintre rezerve nu le folosesc niciodată.
box-change.answer: Da, se poate: am schimbat de la următoarea cutie. În cont puteți schimba oricând, până la cinci zile înainte de expediere. | Desigur. Spuneți-ne ce folosiți și asta punem. Am scos din următoarea cutie ce prisosește și am pus două rezerve de detergent.
box-change.more: Minunat. Prețul rămâne același? | Se poate și fără parfum?
box-change.reply: Prețul rămâne același, iar orice rezervă există și fără parfum.
box-change.note: Prea mult săpun, al treilea caz luna aceasta. Pentru echipa de produs.
box-change.call: Vrea alte rezerve în cutia lunară. Schimbat de la următoarea.

box-pause.subject: Pauză pentru cutia lunară | Poate aștepta cutia lunară?
box-pause.ask: Plec două luni și mai am destule acasă. Se poate opri o vreme cutia lunară? | Se cam adună cutiile. Nu vreau să anulez cutia lunară, doar o pauză. Cum fac?
box-pause.answer: Cu plăcere. Am pus pauză două luni; vă anunțăm cu o săptămână înainte să reînceapă și o puteți amâna. | Are sens. E în pauză de azi și nu se plătește nimic. Un clic în cont o pornește din nou.
box-pause.more: După aceea se poate o dată la două luni? | Mulțumesc. Îmi păstrez prețul?
box-pause.reply: Da la amândouă. De atunci vine o dată la două luni.
box-pause.note: Pauză în loc de anulare. O dată la două luni se potrivește mai bine.
box-pause.call: Pleacă două luni, cutia lunară în pauză. S-a bucurat că nu trebuie să anuleze.

box-address.subject: Adresă nouă pentru cutia lunară | Mă mut
box-address.ask: Ne mutăm la sfârșitul lunii. Puteți trimite de atunci cutia lunară la noua adresă? E deja în cont. | Am schimbat adresa, dar la cutia lunară apare tot cea veche. Vă uitați?
box-address.answer: Spor la mutat. Următoarea cutie vine deja la noua adresă; am verificat cu datele din cont. | Mulțumim că ne-ați spus la timp. Abonamentul păstrase adresa veche; am schimbat-o și următoarea vine la cea nouă.
box-address.more: Mulțumesc. Și cutia care e acum pe drum? | Perfect. Se schimbă ziua livrării?
box-address.reply: Cea de pe drum merge încă la vechea adresă; am rugat să fie ținută la punctul de ridicare.
box-address.note: Adresa abonamentului nu urmează contul. Se știe, semnalat din nou.
box-address.call: Se mută. Adresa pentru cutia lunară schimbată de la următoarea.

check-in.call: Am întrebat cum merge cutia lunară. Îi place, ar vrea mai multă varietate. Notat. | Discuție despre cutia lunară: totul bine, folosește tot. S-a bucurat de telefon. | Am sunat după a treia cutie. Are prea mult săpun; trece la o cutie la două luni. | Discuție: îi place mult, a cerut rezerva fără parfum de la următoarea. | Am întrebat cum merge. Se gândea să renunțe; a preferat o cutie mai mică.
store.stock: Căuta {product}, ce lipsea de pe raft. Am pus deoparte din depozit. | Voia două bucăți: a cerut {product}. Comandat pentru magazin, va primi un mesaj.
store.return: A schimbat un cadou pe un voucher.
store.advice: Voia un sfat înainte să ia {product}. Am explicat pe îndelete, discuție foarte plăcută. | A întrebat ce săpun se potrivește cu dozatorul. Arătat la raft.
store.ask: Sunt în fața raftului și nu găsesc {product}. Mai aveți în depozit? | Am văzut {product} pe raft la alt preț decât pe site. Care e cel corect? | Ambalați și cadouri aici? Nu am vrut să trec în fața cozii.
`);
