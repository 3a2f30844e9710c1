/** The program of the child JVM that holds chapter 3's database; nothing here is loaded in a kernel. */
package parallel.workload.postgres;
