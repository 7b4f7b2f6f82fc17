/** Names as people bear them, by language; a person of any sex may have any of them. */
import type { SampleLanguage } from './places.ts';

const list = (names: string) => names.split(' ').map((name) => name.replaceAll('_', ' '));

export const FIRST_NAMES: Record<SampleLanguage, string[]> = {
  'pt-BR': list(
    'Ana Beatriz Bruno Caio Camila Carla Carlos Cecília César Cláudia Daniel Débora Diego Eduardo Elisa Fábio Felipe Fernanda Gabriel Gabriela Giovana Gustavo Helena Heitor Isabela João João_Pedro Joana Júlia Juliana Larissa Leonardo Letícia Lívia Lucas Luiza Marcelo Márcio Maria_Clara Mariana Mateus Natália Otávio Patrícia Paulo Rafael Raquel Renata Ricardo Rodrigo Sandra Sílvia Simone Tatiana Tereza Thiago Valéria Vanessa Vinícius Yasmin',
  ),
  es: list(
    'Adrián Alba Alejandro Alicia Álvaro Ana_María Andrea Ángel Antonia Begoña Carlos Carmen Carolina Cristina Daniela David Diego Elena Emilio Esteban Eva Fernando Francisco Gabriela Gonzalo Guadalupe Hugo Ignacio Inés Irene Iván Javier Jimena Jorge José_Luis Juan Julia Laura Leticia Lorena Lucía Luis Manuel Marcos María Mario Marta Miguel Mónica Natalia Nuria Óscar Pablo Paula Pilar Raúl Rocío Rosa Sara Sergio Silvia Sofía Teresa Tomás Ximena',
  ),
  ro: list(
    'Adina Adrian Alexandra Alexandru Alina Ana Anca Andrada Andrei Bianca Bogdan Camelia Cătălin Ciprian Corina Cosmin Cristian Cristina Dan Daniela Delia Diana Dragoș Elena Emil Florin Gabriela George Horia Ileana Ilinca Ioana Ion Irina Iulia Laura Lavinia Liviu Lucian Mădălina Marius Matei Mihaela Mihai Mircea Monica Nicoleta Oana Octavian Paul Petru Radu Raluca Răzvan Roxana Sabina Simona Sorin Ștefan Teodora Tudor Vasile Victor Vlad',
  ),
  en: list(
    'Aisha Alan Alice Amelia Amy Andrew Aoife Ben Brendan Caitlin Callum Charlotte Chloe Ciara Conor Daniel Declan Eleanor Ella Emily Emma Erin Ethan Fiona Freya George Grace Hannah Harriet Harry Holly Isla Jack Jacob James Jasmine Joe Kate Katherine Laura Liam Lily Lucy Maeve Martin Megan Mia Michael Nia Niamh Noah Nora Oliver Olivia Owen Patrick Poppy Priya Rachel Rory Ruby Ruth Sam Sean Sophie Thomas Will Zoe',
  ),
};

export const LAST_NAMES: Record<SampleLanguage, string[]> = {
  'pt-BR': list(
    'Almeida Alves Amaral Andrade Araújo Assis Azevedo Barbosa Barros Batista Borges Braga Brito Campos Cardoso Carvalho Castro Cavalcanti Correia Costa Cunha Dias Duarte Esteves Farias Ferreira Figueiredo Fonseca Freitas Garcia Gomes Gonçalves Leite Lima Lopes Macedo Machado Magalhães Marques Martins Medeiros Melo Mendes Miranda Monteiro Moraes Moreira Moura Nascimento Nogueira Novaes Nunes Oliveira Pacheco Peixoto Pereira Pinheiro Pinto Queiroz Ramos Reis Ribeiro Rocha Rodrigues Sales Sampaio Santana Santos Silva Siqueira Soares Souza Tavares Teixeira Vieira',
  ),
  es: list(
    'Aguilar Alonso Álvarez Arias Barrios Benítez Blanco Bravo Cabrera Calvo Campos Cano Carrasco Castillo Castro Cortés Cruz Delgado Díaz Domínguez Escobar Esteban Fernández Ferrer Flores Fuentes Gallego García Garrido Gil Giménez Gómez González Guerrero Gutiérrez Hernández Herrera Ibáñez Iglesias Jiménez León López Lozano Marín Márquez Martín Martínez Medina Méndez Molina Montero Morales Moreno Muñoz Navarro Núñez Ortega Ortiz Pascual Peña Pérez Ramírez Ramos Reyes Rivas Rodríguez Romero Rubio Ruiz Salazar Sánchez Santana Santos Serrano Soto Torres Vargas Vázquez Vega Vidal',
  ),
  ro: list(
    'Albu Andrei Anghel Antonescu Avram Badea Balan Barbu Bejan Bratu Bucur Bălan Cazacu Chiriac Ciobanu Cojocaru Coman Constantin Constantinescu Costea Crăciun Cristea Dinu Dobre Dragomir Dumitrescu Dumitru Enache Ene Filip Florea Gavrilă Gheorghe Grigore Grosu Iacob Ilie Ioniță Ionescu Iordache Lazăr Lungu Lupu Manole Marin Marinescu Matei Mihăilescu Mocanu Moldovan Munteanu Neagu Nechita Nedelcu Negrea Nicolae Nistor Oprea Pană Petrescu Pop Popa Popescu Preda Radu Roman Rotaru Rusu Sandu Savu Sava Stan Stanciu Stoica Suciu Șerban Tănase Toma Tudor Țurcanu Ungureanu Vasilescu Vlad Voicu Zamfir',
  ),
  en: list(
    'Adams Allen Andrews Bailey Baker Barnes Bell Bennett Booth Brennan Brown Burke Burns Byrne Campbell Carr Carter Chapman Clarke Collins Cooper Cox Daly Davies Dixon Doyle Duffy Edwards Ellis Evans Farrell Fisher Fletcher Ford Foster Fraser Gallagher Gibson Graham Grant Gray Green Griffiths Hall Harris Hayes Hughes Hunt Jackson Jenkins Jones Kaur Kelly Kennedy Khan Knight Lawson Lee Lloyd Lynch Marshall Mason Mitchell Moore Morgan Murphy Murray Nolan Okafor Owen Palmer Parker Patel Phillips Price Quinn Reid Reynolds Roberts Robinson Rogers Ryan Scott Shaw Singh Smith Stewart Taylor Thomas Turner Walker Walsh Ward Watson White Wilson Wood Wright Young',
  ),
};

/** Only addresses that are reserved for examples (RFC 2606): no mail can ever reach anyone. */
export const MAIL_DOMAINS: Record<SampleLanguage, string[]> = {
  'pt-BR': ['correio.example', 'example.com', 'caixa.example'],
  es: ['correo.example', 'example.com', 'buzon.example'],
  ro: ['posta.example', 'example.com', 'scrisoare.example'],
  en: ['post.example', 'example.com', 'letters.example'],
};
