import { grammar } from './grammar.ts';

/** Romanian. */
export const RO = grammar(
  (count) => (count === 1 ? 'o zi' : `${count} ${count < 20 ? 'zile' : 'de zile'}`),
  `
pleased: sunt foarte mulțumită | foarte încântat | îmi place la nebunie | peste așteptări | exact ce căutam | nici nu puteam cere mai mult
praise:  |  | Minunat. | Excelent. | Foarte bine. | Totul în regulă. | De nota zece. | Felicitări.
again:  |  | O să mai comand. | Revin sigur. | I-am spus deja și surorii mele. | Mulțumesc. | Recomand.
alas:  |  | Dezamăgită. | Lasă de dorit. | Păcat. | Mă așteptam la mai mult. | Frustrant.
gone:  |  | Data viitoare mă gândesc de două ori. | Nu știu dacă mai comand. | Păcat, îmi plac lucrurile voastre. | Vă rog să rezolvați.
shrug:  |  | A fost în regulă. | Per total, bine. | Nimic deosebit. | Așa și așa.

delivery.good: {praise} Am comandat {product} și totul a ajuns {soon}, {wrapped}. {again} | {praise} Îmi place mult ce am primit, {pleased}. {again} | {praise} A ajuns {soon} și {wrapped}, {pleased}. {again} | Am făcut cadou {product} și a fost o reușită. {again}
soon: la timp | cu o zi mai devreme | în ziua promisă | mai repede decât credeam | tocmai bine pentru weekend
wrapped: totul foarte bine ambalat | împachetat cu grijă | fără plastic în cutie | fără nicio zgârietură | cu un bilețel scris de mână

delivery.fair: {shrug} Îmi place produsul, {quibble}. | {shrug} A ajuns la timp, {quibble}. | Calitate bună, {quibble}.
quibble: dar cutia era lovită | dar credeam că e o culoare mai caldă | dar e cam scump pentru ce este | dar curierul l-a lăsat în ploaie | dar e prea mult ambalaj

delivery.bad: {alas} Am comandat {product} și a venit {flaw}. {gone} | {alas} Coletul a ajuns la timp, dar produsul a venit {flaw}. {gone}
flaw: cu o pată | cu o ciobitură | altfel decât în poză | cu un miros puternic de chimicale | în altă culoare | cu finisaje slabe

late.bad: {alas} Coletul a întârziat {days} {silence}. {gone} | {alas} {waited}. A ajuns cu {days} după data promisă. {gone} | Întârziere de {days} {silence}. {alas} | {alas} Scria „în curs de livrare” și nimic. {days} de așteptat în plus. {gone}
silence: și nimeni nu m-a anunțat | fără nicio explicație | și nimeni nu știa unde este | și a trebuit să sun eu
waited: Am stat degeaba acasă | Mi-am luat liber pentru livrare | Era cadou de ziua cuiva | Musafirii au ajuns înaintea coletului

late.fair: {shrug} A întârziat {days}, dar a meritat. | Îmi place produsul, livrarea mai puțin: {days} de întârziere. | {shrug} A ajuns cu {days} mai târziu decât ați promis. În rest, bine.
late.good: A întârziat {days}, dar a meritat așteptarea. {pleased}. | Puțin mai târziu, nu-i nimic: {pleased}. | Coletul a întârziat {days}, dar ați fost foarte amabili. {again}

size.bad: {alas} Husa este {short} decât scrie pe site. {gone} | {alas} {measured}. {returning}. {gone} | Mărimea de pe site e greșită, husa e {short}. {returning}.
short: mult mai mică | cu vreo zece centimetri mai scurtă | vizibil mai mică | mai îngustă
measured: Am măsurat de două ori și nu are 180 | Nu se potrivește la un pat de mărimea asta | Acoperă doar jumătate din pilotă
returning: O trimit înapoi | Am returnat-o | A trebuit să o returnez

size.fair: Inul e frumos, dar husa e {short} decât în descriere. | {shrug} {measured}. Materialul e bun, totuși.
size.good: {returning} pentru că e {short}, dar banii au venit repede. | Ne-a fost mică, dar returul a mers ușor. {pleased}.

store.good: {praise} {staff}. {again} | {praise} {shopfeel} și {staff}. {again} | Am intrat doar pentru {little} și {staff}. {again}
staff: doamna de la casă știa fiecare material | au avut răbdare cu întrebările mele | m-au lăsat să ating totul | m-au ajutat să duc totul la mașină | nimeni nu m-a grăbit
shopfeel: Ce magazin frumos | Miroase minunat înăuntru | Găsești totul ușor | Un loc liniștit
little: o lumânare | niște prosoape de bucătărie | o pernă | o rezervă

store.fair: {shrug} {shopfeel}, dar lipsea jumătate din gamă. | {shrug} Lucruri frumoase, puțin loc de trecut.
store.bad: {alas} Ce căutam nu era pe stoc, deși site-ul spunea altceva. {gone} | {alas} Parcă nu mă vedea nimeni. {gone}

queue.bad: {alas} {stood}. {onetill}. {gone} | {onetill}, {stood}. {gone} | Am lăsat totul și am plecat, {stood}.
queue.fair: {shopfeel}, dar {stood}. | {shrug} {onetill}, trebuie să ai timp.
stood: am stat douăzeci de minute la coadă | coada ajungea la ușă | am așteptat o jumătate de oră să plătesc | a durat mai mult plata decât alesul
onetill: O singură casă deschisă | Trei angajați și o singură casă | O singură persoană pentru toată lumea

help.good: {praise} {quick} și {solved}. {again} | {quick}. {solved}. {again} | {praise} {solved}, și cu multă amabilitate. {again}
quick: Au răspuns pe loc | Am primit răspuns în câteva minute | Fără nicio așteptare | Răspuns rapid | Mi-au scris imediat
quick.later: Au răspuns pe îndelete și cu grijă | Răspuns amabil și clar | Un răspuns clar și complet
quick.phone: Mi-au răspuns imediat | Fără așteptare la telefon | Au ridicat din prima
solved: au rezolvat din prima | problemă rezolvată | știau deja despre ce comandă e vorba | nu a trebuit să explic de două ori

help.fair: {shrug} Au răspuns, dar {butHelp}. | Amabili, dar {butHelp}.
butHelp: părea un răspuns copiat | a trebuit să întreb de două ori | am găsit singură pagina | a fost nevoie de mai multe mesaje
butHelp.phone: m-au lăsat în așteptare | a trebuit să explic totul de două ori | pagina a trebuit să o găsesc eu

help.bad: {alas} Au răspuns, dar {butHelp} și nu s-a rezolvat nimic. {gone} | {alas} Politicoși, dar fără niciun folos. {gone} | Am întrebat una și mi s-a răspuns alta. {gone}

slow.bad: {alas} {agesago}. {gone} | {agesago}. Până atunci {toolate}. {gone} | {alas} Când au răspuns, {toolate}. {gone}
slow.fair: {agesago}, dar răspunsul a fost bun. | {shrug} Răspuns bun, mult prea târziu.
slow.good: A durat, dar {solved}.
agesago: Le-a luat o zi să răspundă | Am așteptat ore pentru un rând de răspuns | Niciun răspuns până a doua zi
agesago.hours: Am așteptat ore întregi un rând de răspuns | A durat ore până la un răspuns | Au trecut ore până a răspuns cineva
toolate: rezolvasem singură | nu mai conta | renunțasem deja | musafirii plecaseră

box.good: {praise} Cutia e coletul pe care îl aștept cel mai mult. {again} | Nu mai rămân niciodată fără săpun, {pleased}. {again} | {praise} Sortiment bun luna asta și aproape fără deșeuri. {again}
box.fair: {shrug} Lucruri bune, dar {same}. | Îmi place ideea, doar că {same}.
box.bad: {alas} {same}. {gone} | {same} și nimeni nu întreabă de ce am nevoie. {gone} | Mă gândesc să renunț: {same}.
same: sunt aceleași trei flacoane în fiecare lună | se adună sub chiuvetă | nu pot alege ce primesc | e prea mult pentru o singură persoană

return.good: {praise} Returul a fost mai simplu decât comanda. {again} | Eticheta în cutie și banii înapoi în câteva zile, {pleased}.
return.fair: {shrug} Returul a mers, {hurdle}. | Banii s-au întors, {hurdle}.
return.bad: {alas} Am returnat, {hurdle}. {gone} | Ca să returnez un singur lucru a trebuit {chore}. {alas}
hurdle: dar a trebuit să tipăresc eticheta la o prietenă | dar formularul nu găsea comanda mea | dar a durat prea mult | dar am plătit eu transportul
chore: să scriu trei e-mailuri | să merg de două ori la poștă | să sun și să aștept | să caut singură formularul

checkout.good: Rapid și clar. | {praise} Am plătit într-un minut. {again} | Foarte ușor, chiar și de pe telefon. | Simplu, fără cont.
checkout.fair: {shrug} {snag}, în rest a fost ușor. | A mers, dar {snag}.
checkout.bad: {alas} {snag}. {gone} | {snag}. Era să renunț.
snag: pagina de plată s-a blocat | a trebuit să scriu adresa de două ori | butonul de plată nu răspundea | mi-a refuzat cardul fără motiv

brand.good: {praise} Lucruri care țin și oameni cărora le pasă. {again} | Casa mea arată mai bine datorită vouă, {pleased}. {again} | {praise} Calitate bună, prețuri corecte. {again} | Fac cadou prosoapele voastre oricui se mută.
brand.fair: {shrug} Îmi plac lucrurile, prețurile mai puțin. | {shrug} Bine, dar mai sunt și alții. | Produse frumoase, servicii inegale.
brand.bad: {alas} {letdown}. {gone} | {letdown}, a doua oară deja. {gone} | Înainte vă recomandam. {letdown}.
letdown: Nu vă țineți de datele de livrare | E greu să vorbești cu un om | Calitatea nu mai e ce era | Promiteți o dată și vine în alta

product.CL-DUV-180: husa de pilotă
product.CL-PIL-050: fețele de pernă
product.CL-SHE-160: lenjeria de pat
product.CL-THR-001: pătura de lână
product.CL-LMP-BED: veioza
product.CL-TOW-BIG: prosopul de baie
product.CL-TOW-SET: setul de prosoape
product.CL-MAT-COR: covorașul de plută
product.CL-DIS-SOA: dozatorul de săpun
product.CL-MUG-004: cănile
product.CL-PLT-006: farfuriile
product.CL-PAN-024: tigaia de fontă
product.CL-BRD-OAK: tocătorul
product.CL-JAR-005: borcanele
product.CL-TEA-003: prosoapele de bucătărie
product.CL-CUS-045: husa de pernă
product.CL-CAN-FIG: lumânarea cu smochine
product.CL-CAN-CED: lumânarea cu cedru
product.CL-VAS-TAL: vaza
product.CL-RUG-120: covorul de iută
product.CL-LMP-FLR: lampadarul
product.CL-FRM-003: ramele foto
product.CL-SOA-REF: rezerva de săpun
product.CL-DSH-REF: rezerva de detergent de vase
product.CL-LAU-REF: rezerva de detergent
product.CL-CLO-003: lavetele
`,
);
