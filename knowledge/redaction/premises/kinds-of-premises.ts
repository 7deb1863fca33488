// Words at the end of a name that show what kind of place it is: where a child learns, lives, works or is
// treated.
import { anyOf, anyOfLongest } from '../matching/any-of.js';

/**
 * Places of worship and treatment. If someone knows which one a child goes to, they know where to find the
 * child.
 */
export const PRAYER_OR_CARE = `(?:${anyOfLongest(String.raw`
  Church Chapel Mosque Masjid Temple Gurdwara Synagogue Cathedral Ministries Ministry Tabernacle Assembly Parish Kirk Mandir
  Fellowship Baptist_Church Methodist_Church Orthodox_Church Catholic_Church Islamic_Centre Christian_Centre Islamic_Center
  Surgery Medical_Centre Medical_Practice Medical_Group Health_Centre GP_Practice Practice Clinic Dental_Practice Dental_Surgery
  Pharmacy Family_Practice Group_Practice Walk-in_Centre Meddygfa
`)})`;

/** Businesses where children have been found working, or that messages name as employers. */
export const FIRM = `(?:${anyOfLongest(String.raw`
  Cabs Taxis Minicabs Couriers Courier Poultry Packing Packers Packaging Salads Growers Nurseries Produce News Newsagents Newsagent
  Barbershop Lounge Gym Snooker Amusements Recycling Scaffolding Paving Driveways Landscapes Catering Caterers Haulage Transport
  Removals Staffing Personnel Domiciliary_Care Homecare Care_Ltd Care_Services Security Laundrette Launderette Dry_Cleaners
  Cash_&_Carry Off-Licence Mini_Mart Minimarket Convenience_Store Food_Store Superstore Butchers Halal_Butchers Fisheries
  Shellfish Meat Veg Fruit Mushrooms Eggs Dairy Abattoir Bakers Patisserie Cuisine Sushi Noodles Fried_Chicken Peri_Peri Burger
  Steakhouse Diner Tavern Car_Valet Valet Valeting Hand_Wash Car_Hire Autos Garage MOT_Centre Tyres Salvage Scrap Metals
  Plastering Builders Building Groundworks Demolition Flooring Tiling Joinery Textiles Fabrics Phones Vapes Groceries Garments Clothing Fashions Knitwear
  Nail_Studio Nail_Lounge Nails_&_Beauty Beauty Beauty_Bar Brow_Bar Bar Brows Lashes Tanning Massage_Parlour Thai_Massage Sauna
  LLP Ltd Limited Plc Solicitors Suites Aparthotel Serviced_Apartments
`)})`;

/** Kinds of home. They match in lower case too, as in "garden view unit". */
export const HOME = anyOf(String.raw`
  care_home children.?s_home nursing_home residential_home kids_home foster_home hostel hotel guest_?house b&b lodge house unit
  project foyer refuge reception_centre
`);
export const SCHOOL = anyOf(String.raw`
  primary(?:_school)? secondary(?:_school)? academy high(?:_school)? grammar(?:_school)? infants?(?:_school)? juniors?(?:_school)? school college
  sixth_form nursery preschool pre-school comp comprehensive pru
`);
export const CARE = anyOf(String.raw`
  surgery medical_centre medical_practice medical_group health_centre gp_practice gp_surgery dental_practice dentist pharmacy chemist
  church chapel mosque masjid temple gurdwara mandir
`);
export const TRADE = anyOf(String.raw`
  nails nail_bar nail_salon car_?wash hand_car_wash takeaway restaurant kebabs? kebab_house pizza pizzeria grill tandoori balti
  barbers? barber_shop spa salon massage cafe bakery bistro farms? foods? meats? ltd limited cleaning cleaners logistics recruitment
  construction builders roofing tyres motors valeting fish_bar chippy wok noodle_bar buffet diner chicken mart supermarket stores?
  mini_?market off_licence warehouse packaging poultry shisha fabrics grocers cabs taxis poultry
`);
