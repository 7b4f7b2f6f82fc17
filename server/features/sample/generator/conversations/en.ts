import { wordList } from '../comments/grammar.ts';

/** What is said in conversations, in English. */
export const EN = wordList(`
hello: Hello, | Hi, | Hello there, | Hi Casa Luma, | Hi everyone,
dear: Hello {first}, | Dear {first}, | Hi {first},
bye: Thank you, | Best wishes, | Many thanks, | Kind regards,
sign: Kind regards, | With best wishes, | Warm regards,
thanks: Perfect, thank you. | That helps a lot, thank you. | Thank you, that is all I needed. | Lovely, thank you for taking care of it.
thanks.quick: Brilliant, thanks for the quick reply. | That was quick, thank you.
close: Glad that it is settled. Write to us whenever you need us. | You are welcome. We are here if anything else comes up. | Thank you for your patience. Enjoy your home.

check.photo: I am sorry about that, it should not have happened. Would you tell me in a sentence what you see, and whether you would rather have a new one or your money back? | That is annoying, I am sorry. May I ask which you prefer: a replacement or the money back? A short description of the fault helps our warehouse, too.
check.look: Thank you for writing. I am looking into it with my colleagues and will come back to you shortly. Is there anything else I should know? | Thank you for asking. I would like to give you the right answer rather than a quick one, so I am checking it now. Is the address in your account still the right one for you?
detail.photo: A new one would be best, please. It was like that when I opened the box. | A replacement, please. Nothing happened to it here, it came that way.
detail.photo/money: I would rather have the money back, if that is possible. The box itself looked fine. | The money back, please. I have not used it.
detail.look: Nothing to add, and everything in my account is up to date. Thank you for looking into it. | All as it was, the address, too. Thank you. | No, all is as it should be. No hurry, but I would be glad to know this week.
again.parcel: I am sorry to write again, but nothing has arrived so far and I have not had a message from the carrier either. Could you have another look, please? | It is still not here. You were very kind, but I would like to know whether I should go on waiting.
again.money: The label in your message does not open on my phone. Could you send it once more? | One more question: the post office wants a form with the parcel. Do I need one?
again.question: Sorry, one more thing came up. Could somebody call me about it? It is easier to explain. | I am not sure that I understood it right. Could you explain it to me once more?
fix.parcel: You are right to ask, and I am sorry for the wait. I have just spoken to the depot: it goes out with the next tour. I will look at the tracking myself and tell you as soon as it has moved.
fix.money: Thank you for telling me. I have asked our warehouse for a new label and will send it to you as soon as I have it.
fix.question: Of course. I have passed your question to the colleague who knows it best, and will write to you as soon as I have the answer.
settled.parcel: Thank you for coming back to us. I went after it again: it was scanned at your door an hour ago, and the driver has left a message. Should anything be amiss, simply answer here.
settled.money: Thank you for coming back to us. I have sent you the label anew, and it is all that the parcel needs; the post office can print it from the code, too.
settled.question: Thank you for coming back to us. I have written all of it down for you step by step and put it into your account; if it is easier by phone, call us and ask for me.
promise.parcel: Look at the tracking and write where the parcel is | Tell them as soon as the replacement has left
promise.money: Send the label for the return | Write as soon as the label is ready
promise.question: Write with the answer of my colleagues | Call back about the open question

late-parcel.subject: Where is my order {order}? | Order {order} has not arrived | Parcel {order} is late
late-parcel.ask: My order {order} should have been here by now, and the tracking has said the same thing for days. Can you tell me where it is? | I am waiting for {product}, order {order}. The promised date has passed and nobody has told me anything. What is going on? | The carrier says that order {order} is "on its way", but it has been on its way for a long time. When will it come?
late-parcel.answer: I am sorry that you are waiting. Your parcel was held up at the carrier's depot and is moving again since this morning; it should be with you within two working days. I have taken the delivery cost off your bill. | I am sorry, this is not how it should be. I have spoken to the carrier: the parcel was sorted into the wrong van. It is on the right one now, and you will get a message an hour before it comes.
late-parcel.more: Thank you. Can they leave it with a neighbour if I am out? | Good to know. Will I get a new tracking number?
late-parcel.reply: Yes, I have noted that for the driver. The tracking number stays the same.
late-parcel.note: Carrier confirms: was left at the depot. Delivery cost refunded as a courtesy.
late-parcel.call: Asked for order {order}, which is late. Checked the tracking together: at the depot, comes within two days. Apologised.

gift-in-time.subject: Order {order} is a present, will it come in time? | Present for a birthday: order {order}
gift-in-time.ask: I ordered {product} as a birthday present (order {order}) and the party is the day after tomorrow. It was promised for yesterday. Is there any chance that it still comes in time? | Order {order} is a wedding present and we leave at the weekend. The parcel is late. Please tell me honestly whether I should look for something else.
gift-in-time.answer: I understand how much this matters. I have asked the carrier to put your parcel first on tomorrow's tour. In case it does not make it, there is a card attached that you can print, so that you do not arrive with empty hands. | Thank you for telling us what it is for. Our store is sending you a second one by express today; if the first arrives as well, simply refuse it at the door.
gift-in-time.more: That would be wonderful. Will I be told when it is on the van? | And if it still does not come, can I get my money back?
gift-in-time.reply: Yes, of course. I am keeping an eye on it myself.
gift-in-time.note: Needed for a party. Express agreed with the depot, please watch the tracking.
gift-in-time.call: Order {order} is a present and late. Agreed on express delivery. Was worried first, relieved at the end.

wrong-size.subject: Size of order {order} is not right | Smaller than described: order {order}
wrong-size.ask: I washed nothing and used nothing: straight out of the box, what you sent me in order {order} is smaller than the page says. I would like to send it back. | I ordered {product} (order {order}) and it does not fit. I measured it twice. How do I return it?
wrong-size.answer: Thank you for measuring it, and I am sorry that the page led you astray. You will find a prepaid label in your account; the money is with you three working days after it reaches us. | I am sorry. You are not the first to tell us, and we are having the size on the page checked. The label for the way back is in your account and costs you nothing.
wrong-size.more: Do I have to use the original box? | Can I have the next size up instead?
wrong-size.reply: Any sturdy box will do. If you would like another size, order it now and we waive the delivery cost.
wrong-size.note: Again the size. Told the product team, please count these.
wrong-size.call: What came with order {order} is too small. Explained the way back, label sent by mail.

damaged.subject: Order {order} arrived damaged | Something is broken in order {order}
damaged.ask: I have just opened order {order} and found a crack. The box looked all right from outside. What can we do? | Order {order} came today, and I am sorry to say that something in it is chipped. Could you help me?
damaged.answer: I am very sorry. A new one leaves us today, at no cost to you, and you need not send the broken one back. Please take care with the edges. | Thank you for telling us at once. I have ordered a replacement for you; it will be with you in three to four days. You may keep or recycle the damaged one.
damaged.more: Thank you. Do I need to be at home for the replacement? | That is kind. Could it be packed a little better this time?
damaged.reply: I have asked the warehouse to pack it twice and to leave it with you personally.
damaged.note: Second breakage from this pallet. Warehouse informed, replacement free of charge.
damaged.call: Something in order {order} arrived broken. Replacement ordered, nothing to send back.
damaged.ask/cloth: I have just opened order {order} and found a tear along the seam. The box looked all right from outside. What can we do? | Order {order} came today, and I am sorry to say that something in it has a stain. Could you help me?
damaged.ask/soap: I have just opened order {order}, and one of the bottles has leaked. What can we do? | Order {order} came today, and I am sorry to say that the cap of a bottle is broken. Could you help me?
damaged.answer/cloth: I am very sorry. A new one leaves us today, at no cost to you, and you need not send the other back.
damaged.answer/soap: I am very sorry. A new one leaves us today, at no cost to you, and you need not send the other back.
damaged.answer/money: I am very sorry. There is a prepaid label in your account; the money is with you three working days after the parcel reaches us.
damaged.more/money: Do I have to use the original box?
damaged.reply/money: Any sturdy box will do.
damaged.note/money: Wants the money back and no replacement. Label sent, warehouse informed.
damaged.call/money: Something in order {order} arrived damaged. Wants the money back; label sent by mail.

wrong-item.subject: Not what I ordered: {order} | Wrong item in order {order}
wrong-item.ask: I ordered {product}, but something else was in the box of order {order}. Could you send the right one? | There must have been a mix-up: order {order} holds an item that I never ordered.
wrong-item.answer: That was our mistake, and I am sorry. The right one leaves us today. Please give the other one to the driver who brings it. | I am sorry for the mix-up. I have sent the right item on its way; for the other one there is a prepaid label in your account.
wrong-item.more: When will the right one be here? | Do I have to pack the other one again?
wrong-item.reply: In two to three days. Any box will do for the other one.
wrong-item.note: Two orders were swapped at packing, the other customer is being told as well.
wrong-item.call: Wrong item in order {order}. The right one goes out today, the other is collected.
wrong-item.ask/money: I ordered {product}, but what was in the box of order {order} is not what I wanted. I would like to send it back.
wrong-item.answer/money: That was our mistake, and I am sorry. There is a prepaid label in your account; the money is with you three working days after the parcel reaches us.
wrong-item.more/money: Do I have to use the original box?
wrong-item.reply/money: Any sturdy box will do.
wrong-item.call/money: Wrong item in order {order}. Wants the money back; label sent by mail.

return.subject: Returning order {order} | How do I send order {order} back?
return.ask: I would like to return {product} from order {order}. It is very nice, it just does not go with my room. How does it work? | How do I send back order {order}? I have changed my mind, and everything is still in its box.
return.answer: Of course. The label is in your account under "Orders"; hand the parcel in at any post office within thirty days. Your money follows three working days after it has reached us. | That is no problem at all. I have just sent you the label by e-mail. You can also bring it to one of our stores, if that is easier.
return.more: Thank you. Can I return only part of the order? | Does the money go back to the same card?
return.reply: Yes, only what you send back is refunded, and to the way you paid.
return.note: Return within thirty days, no reason needed.
return.call: Wants to return order {order}. Explained how, label sent by mail.

before-buying.subject: Question before I order | A question about your range
before-buying.ask: I am thinking of buying {product}. What is it made of, and where? | Before I order {product}: is the colour in the photos the one it has in daylight?
before-buying.answer: Thank you for asking. All of it is made in small workshops in Portugal; what it is made of stands at the end of its page. If it is not right for you, you have thirty days to return it. | Good question. In daylight it is a little warmer than in the photos. If it is not right for you, you have thirty days to return it.
before-buying.more: And do you have it in stock? | Good. How long does it take to arrive?
before-buying.reply: We have it in stock, and it leaves us on the day you order; most parcels arrive within three to five days.
before-buying.note: Answered with what stands on the page. Photo in daylight still missing there.
before-buying.call: Asked about {product} before buying. Answered, and told about the thirty days for a return.
before-buying.ask/cloth: I am thinking of buying {product}. What exactly is it made of? I am allergic to some finishes. | Before I order {product}: are the measures on the page with or without the hem? | I like {product} very much in the pictures. Is the colour more of a sand or more of a grey in daylight?
before-buying.answer/cloth: Thank you for asking. There is no finish on it, and it is certified to OEKO-TEX; the label is at the end of the page. | Good question. The measures are those of the finished piece, hem included, give or take a centimetre. | Good question. In daylight it is more of a sand. I can gladly send you a sample by post.
before-buying.ask/lamp: Before I order {product}: does a bulb come with it, and can it be dimmed?
before-buying.answer/lamp: Thank you for asking. A warm LED bulb comes with it, and it can be dimmed with its own switch.
before-buying.ask/candle: Before I order {product}: how long does it burn, and what wax is it?
before-buying.answer/candle: Thank you for asking. It is rapeseed wax and burns for about forty hours.
before-buying.ask/soap: Before I order {product}: is it scented? My skin does not like perfume.
before-buying.answer/soap: Thank you for asking. It is lightly scented with lavender oil; there is an unscented one on the same page.
before-buying.ask/iron: Before I order {product}: does it work on an induction hob, and in the oven?
before-buying.answer/iron: Thank you for asking. Yes, both: on any hob, and in the oven up to 250 degrees.

availability.subject: When will it be back? | Is it available again soon?
availability.ask: I have been waiting for {product} for a while. When can I order again? | Will you get {product} in again soon? I would like two.
availability.answer: The next delivery is expected in about two weeks. I have put you on the list: you will get one mail when it is here, and nothing else. | More are being made. I can set two aside for you without any obligation; you hear from us as soon as they arrive.
availability.more: Yes please, set them aside. | Could I pick it up in the store instead?
availability.reply: Done. You will hear from us.
availability.note: Two set aside until the end of the month.
availability.call: Asked when it is available again. Noted for the list.

product-care.subject: How do I care for it? | Care of order {order}
product-care.ask: I received {product} with order {order} and love it. How do I look after it so that it stays that way? | Is there anything I should know about caring for {product}? There was no leaflet in order {order}.
product-care.answer: I am glad to read that. A soft, damp cloth and a drop of mild soap, then dry it at once: that is all it needs. I have put the care card into your account. | Thank you for asking. Nothing strong and no scouring, that is all the secret. The card should be in every box; I will find out why it was not in yours.
product-care.more: And stains that have dried? | Does it mind the sun?
product-care.reply: Let a damp cloth lie on a stain for a while and do not scrub. And a place out of the midday sun is kinder to it.
product-care.note: Care sheet missing in the box once more, told the warehouse.
product-care.call: Asked how to look after what came with order {order}. Explained, care sheet sent.
product-care.answer/cloth: I am glad to read that. Cold water, mild soap and drying in the air: that way it gets better with the years. I have put the care card into your account. | Thank you for asking. Little heat and nothing strong, that is all the secret. The card should be in every box; I will find out why it was not in yours.
product-care.more/cloth: And stains, red wine for example? | Can it go into the machine?
product-care.reply/cloth: Lukewarm water and a little soap for stains, without rubbing. By hand is gentler than by machine.
product-care.answer/candle: I am glad to read that. Let the wax melt to the rim the first time, and cut the wick to half a centimetre before you light it again. I have put the care card into your account.
product-care.answer/iron: I am glad to read that. Hot water and a brush, no soap, and a drop of oil while it is still warm: that way it gets better with the years. I have put the care card into your account.
product-care.more/iron: And if it rusts a little?
product-care.reply/iron: Rub it off with coarse salt, then oil it and leave it in the oven for an hour.

missing-part.subject: Something is missing in order {order} | Order {order} is not complete
missing-part.ask: Order {order} arrived today, but {product} was not in the box. Does it come separately? | I think that part of order {order} is missing. The list says more than there was in the parcel.
missing-part.answer: I am sorry. It was left on the packing table, as I have just heard. It leaves us today, and you have nothing to pay. | Thank you for checking so carefully. Your order was sent in two parcels, and the second one is on its way; it should reach you tomorrow or the day after.
missing-part.more: Thank you. Will there be a tracking number for it? | All right. Is it the same carrier?
missing-part.reply: Yes, you will find it in your account from this evening.
missing-part.note: Found at packing table 2. Sent after it.
missing-part.call: Something was missing in order {order}. Second parcel is on its way, number given.

payment.subject: Charged twice for order {order}? | Payment of order {order}
payment.ask: My card shows order {order} twice. Could you check that, please? | I paid for order {order}, but received a reminder today. Did something go wrong?
payment.answer: I can put your mind at rest: the second entry is only a reservation and disappears by itself within five working days. You have paid once. | Thank you for telling us. Your payment arrived, it was only not matched with the order. That is done now; please disregard the reminder.
payment.more: And if it is still there after that? | Could I have that in writing for my bank?
payment.reply: Then write to me here and I will give you a confirmation for your bank at once.
payment.note: Reservation at the payment service, no second charge. Checked with accounts. | Payment found and matched with the order. Checked with accounts.
payment.call: Thought that order {order} was charged twice. It is a reservation, explained.

invoice.subject: Invoice for order {order} | Could I have an invoice?
invoice.ask: I need an invoice for order {order} with my company's name on it. Can you change that afterwards? | I cannot find the invoice for order {order}. Where do I get it?
invoice.answer: Gladly. I have made it out anew, and you will find it in your account under "Orders". | The invoice is in your account, below the order. I have also sent it to you by e-mail, so that you have it at hand.
invoice.more: Thank you. Would you add our tax number? | Could all of this year's be sent together?
invoice.reply: Done: you have the new version in your account.
invoice.note: Invoice made out to the company at the customer's request.
invoice.call: Needed the invoice for order {order}. Sent by mail while we talked.

box-change.subject: Something else in my care box | Changing what is in the care box
box-change.ask: I like the care box, but I have more hand soap than I can use. Can I have more laundry refills in it instead? | Could I choose what comes in the care box? Two of the refills I never use.
box-change.answer: Yes, you can: I have swapped it for you from the next box on. In your account you can do it yourself at any time, up to five days before it leaves. | Of course. Tell us what you use and we pack that. I have left the unloved ones out of the next box and put two laundry refills in.
box-change.more: Wonderful. Does the price stay the same? | Can I also have the unscented one?
box-change.reply: The price stays the same, and unscented is possible for every refill.
box-change.note: Too much hand soap, the third one this month. For the product team.
box-change.call: Wants other refills in the care box. Changed from the next box on.

box-pause.subject: Pausing my care box | Can the care box wait?
box-pause.ask: I am away for two months and still have enough at home. Can the care box pause for a while? | The care box is piling up a little. I do not want to cancel, only take a break. How?
box-pause.answer: Gladly. I have paused it for two months; you will hear from us a week before it starts again, and can move it then. | That makes sense. It pauses from today on, and nothing is charged. One click in your account starts it again.
box-pause.more: Can I make it every other month after that? | Thank you. Do I keep my price?
box-pause.reply: Yes, both. I have set it to every other month from then on.
box-pause.note: Pause instead of cancelling. Every other month suits better.
box-pause.call: Away for two months, care box paused. Was glad that no cancelling is needed.

box-address.subject: New address for the care box | I am moving
box-address.ask: We are moving at the end of the month. Can you send the care box to the new address from then on? I have put it into my account. | I have changed my address, but the care box still shows the old one. Could you look?
box-address.answer: All the best for the move. From the next box on it goes to your new address; I have checked it against your account. | Thank you for telling us in time. The subscription had kept the old address; I have changed it, and the next box comes to the new one.
box-address.more: Thank you. And the box that is on its way now? | Perfect. Does the day of delivery change?
box-address.reply: The one on its way still goes to the old address; I have asked for it to be kept at the pick-up point.
box-address.note: Address of the subscription does not follow the account. Known, reported again.
box-address.call: Moving house. Address of the care box changed from the next one on.

check-in.call: Asked how the care box is doing. Likes it, would like more variety. Noted. | Care box check-in: everything fine, uses it all. Was pleased about the call. | Asked after the third box. Has too much soap at home; changed to every other month. | Check-in: enjoys it, asked for the unscented refill from the next box on. | Asked how it is going. Was thinking of stopping; moved to a smaller box instead.
store.stock: Looked for {product}, which was out of stock on the shelf. Set one aside from the storeroom. | Asked for two of {product}. Ordered to the store, will get a message.
store.return: Exchanged a present for a voucher.
store.advice: Wanted advice on {product}. Took time, very friendly talk. | Asked which soap goes with the dispenser. Shown at the shelf.
store.ask: I am standing in front of the shelf and cannot find {product}. Is there any left in the storeroom? | The price on the shelf for {product} is another one than on your website. Which one is right? | Do you also wrap presents here? I did not want to jump the queue.
`);
