//! Tells cargo to look again when a file of the default theme comes or goes: the binary holds them all.

fn main() {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=static");
}
