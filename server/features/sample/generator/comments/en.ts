import { grammar } from './grammar.ts';

/** English. */
export const EN = grammar(
  (count) => (count === 1 ? 'a day' : `${count} days`),
  `
pleased: really pleased | so happy with it | very happy | delighted | could not ask for more | exactly what I hoped for
praise:  |  | Lovely. | Great. | Brilliant. | All good. | Five stars from me. | Well done.
again:  |  | Will order again. | I will be back. | Already told my sister. | Thank you. | Happy to recommend.
alas:  |  | Disappointed. | Not good enough. | Sorry to say it. | I expected more. | Frustrating.
gone:  |  | I will think twice next time. | Not sure I will order again. | Shame, I like your things. | Please sort this out.
shrug:  |  | It was fine. | Okay overall. | Nothing special. | Mixed feelings.

delivery.good: {praise} {product} arrived {soon} and {wrapped}. {again} | {praise} I love {product}, {pleased}. {again} | {praise} {wrapped}, {soon}, {pleased}. {again} | Ordered {product} as a present and it went down very well. {again}
soon: right on time | a day early | when you said it would | quicker than I thought | in time for the weekend
wrapped: beautifully wrapped | well packed | no plastic in the box | not a scratch on anything | packed with care

delivery.fair: {shrug} I like {product}, but {quibble}. | {shrug} Arrived on time but {quibble}. | Good quality, but {quibble}.
quibble: the box was a bit battered | I thought the colour would be warmer | a bit pricey for what it is | the courier left it in the rain | there was more packing than product

delivery.bad: {alas} {product} {flaw}. {gone} | {alas} The parcel came on time, but {product} {flaw}. {gone}
flaw: came with a stain | came with a chip | looked nothing like the picture | smelled of chemicals | turned out to be something else | felt cheaper than the price

late.bad: {alas} {product} came {days} late {silence}. {gone} | {alas} {waited}. {days} after the promised date it finally turned up. {gone} | Late by {days} {silence}. {alas} | {alas} The tracking said "out for delivery" for ages and the parcel was {days} late. {gone}
silence: and nobody told me | without a word from you | and no one could say where it was | and I had to chase it myself
waited: I waited in for nothing | I took a day off for this delivery | It was meant for a birthday | The guests came before the parcel did

late.fair: {shrug} {days} late, but {product} made up for it. | I like {product}, the delivery less: {days} late. | {shrug} It came {days} after the date you gave. Otherwise good.
late.good: {days} late, but worth the wait. {pleased}. | A bit late, never mind, I love {product}. | The parcel was {days} late and you were kind about it. {again}

size.bad: {alas} {product} is {short} than the page says. {gone} | {alas} {measured}. {returning}. {gone} | The size on the website is wrong, {product} is {short}. {returning}.
short: a good deal smaller | at least ten centimetres shorter | much smaller | narrower
measured: I measured it twice and it is not 180 | It does not fit a bed of that size | It covers half the duvet
returning: It is going back | Sent it back | I had to return it

size.fair: Nice linen but {short} than described. | {shrug} {measured}. The fabric is good though.
size.good: {returning} because it was {short}, but the refund was quick. | Too small for us, the rest was easy. {pleased} with the service.

store.good: {praise} {staff}. {again} | {praise} {shopfeel} and {staff}. {again} | Went in for {little}, {staff}. {again}
staff: the woman at the till knew every fabric | staff had time for my questions | they let me feel everything | someone helped me carry it to the car | nobody rushed me
shopfeel: What a lovely shop | It smells wonderful in there | Everything is easy to find | Such a calm place
little: a candle | tea towels | one cushion | a refill

store.fair: {shrug} {shopfeel}, but half the range was missing. | {shrug} Nice things, not much room to move.
store.bad: {alas} What I came for was out of stock although the website said otherwise. {gone} | {alas} Nobody seemed to notice me. {gone}

queue.bad: {alas} {stood} at the till. {onetill}. {gone} | {onetill}, and {stood}. {gone} | I put everything back and left, {stood}.
queue.fair: {shopfeel}, but {stood}. | {shrug} {onetill}, bring time.
stood: I stood in line for twenty minutes | the queue went to the door | I waited half an hour to pay | paying took longer than choosing
onetill: Only one till was open | Three people on the floor and one till | One person served us all

help.good: {praise} {quick} and {solved}. {again} | {quick}. {solved}. {again} | {praise} {solved} and she was kind about it. {again}
quick: Answered at once | I had a reply in minutes | No waiting at all | Somebody wrote back straight away | Quick answer
quick.later: They took their time to do it properly | The answer was friendly and clear | A clear and complete answer
quick.phone: Somebody answered at once | I did not have to wait on the line | They picked up straight away
solved: my question was settled in one go | problem solved | they knew my order already | I did not have to explain twice

help.fair: {shrug} I got an answer, though {butHelp}. | Friendly, but {butHelp}.
butHelp: it read like a template | I had to ask twice | I still had to find the page myself | it took a few messages
butHelp.phone: I was put on hold | I had to explain it all twice | I still had to find the page myself

help.bad: {alas} {butHelp} and nothing was solved. {gone} | {alas} They were polite and no help at all. {gone} | I asked one thing and was told another. {gone}

slow.bad: {alas} {agesago}. {gone} | {agesago}. By then {toolate}. {gone} | {alas} {toolate} before anyone answered. {gone}
slow.fair: {agesago}, but the answer was right. | {shrug} Good answer, far too late.
slow.good: It took a while, but {solved}.
agesago: It took a day to get a reply | I waited for hours for one line of answer | No answer until the next day
agesago.hours: I waited for hours for one line of answer | It took hours to get a reply | Hours went by before anyone replied
toolate: I had solved it myself | it no longer mattered | I had given up | my guests had left

box.good: {praise} The box is the one parcel I look forward to. {again} | Never run out of soap any more, {pleased}. {again} | {praise} Good mix this month and hardly any waste. {again}
box.fair: {shrug} Good things, but {same}. | I like the idea, though {same}.
box.bad: {alas} {same}. {gone} | {same}, and nobody asks what I need. {gone} | Thinking of stopping: {same}.
same: it is the same three bottles each month | they pile up under the sink | I cannot choose what is in it | there is too much of it for one person

return.good: {praise} Sending it back was easier than buying it. {again} | Label in the box, money back in days, {pleased}.
return.fair: {shrug} The return worked, {hurdle}. | Money came back, {hurdle}.
return.bad: {alas} {hurdle}. {gone} | To send one thing back I had to {chore}. {alas}
hurdle: but I had to print the label at a friend’s | but the form did not know my order | but it took far too long | but I had to pay for the parcel
chore: write three mails | queue at the post office twice | call you and wait | find the form by myself

checkout.good: Quick and clear. | {praise} Paid in a minute. {again} | So easy even on my phone. | Simple, no account needed.
checkout.fair: {shrug} {snag}, the rest was easy. | It worked, but {snag}.
checkout.bad: {alas} {snag}. {gone} | {snag}. I nearly gave up.
snag: the payment page froze | I had to type my address twice | the button to pay did nothing at first | my card was refused for no reason

brand.good: {praise} Things that last and people who care. {again} | My house looks better because of you, {pleased}. {again} | {praise} Good quality, honest prices. {again} | I give your towels to everyone who moves house.
brand.fair: {shrug} I like the things, the prices less. | {shrug} Good, but not the only ones. | Lovely products, patchy service.
brand.bad: {alas} {letdown}. {gone} | {letdown}, twice now. {gone} | I used to recommend you. {letdown}.
letdown: You do not keep your delivery dates | It is hard to reach a person | The quality is not what it was | Promises and parcels do not match

product.CL-DUV-180: the duvet cover
product.CL-PIL-050: the pillowcases
product.CL-SHE-160: the sheets
product.CL-THR-001: the wool throw
product.CL-LMP-BED: the bedside lamp
product.CL-TOW-BIG: the bath towel
product.CL-TOW-SET: the towels
product.CL-MAT-COR: the cork mat
product.CL-DIS-SOA: the soap dispenser
product.CL-MUG-004: the mugs
product.CL-PLT-006: the plates
product.CL-PAN-024: the iron pan
product.CL-BRD-OAK: the cutting board
product.CL-JAR-005: the jars
product.CL-TEA-003: the tea towels
product.CL-CUS-045: the cushion cover
product.CL-CAN-FIG: the fig candle
product.CL-CAN-CED: the cedar candle
product.CL-VAS-TAL: the vase
product.CL-RUG-120: the jute rug
product.CL-LMP-FLR: the floor lamp
product.CL-FRM-003: the picture frames
product.CL-SOA-REF: the hand soap
product.CL-DSH-REF: the dish soap
product.CL-LAU-REF: the laundry refill
product.CL-CLO-003: the cleaning cloths
`,
);
